/** One test as a function. */
export interface GuardTest {
	readonly id: string;
	readonly name: string;
	readonly title: string;
	readonly file: string;
}

/** The tests of the guard below a folder: `build` reads its files anew, `load` evaluates them anew. */
export function guardTests(root: string): Promise<{
	build(): Promise<unknown>;
	load(): Promise<readonly GuardTest[]>;
	close(): Promise<void>;
}>;

/** What a test throws, `undefined` when it passes. */
export function failureOf(test: GuardTest): Promise<string | undefined>;
