/** What the command writes to; given, so that a test can read it. */
export interface CommandIo {
	/** Standard output, with line ends. */
	readonly out: (text: string) => void;
	/** Standard error. */
	readonly err: (text: string) => void;
	/** Whether standard error is a terminal, which alone is shown progress. */
	readonly isTerminal: boolean;
}

/** A wrong option: one sentence, exit code 2. */
export class UsageError extends Error {}
