/** Verdict of one case. */
export type Verdict = "passed" | "failed" | "unsupported";

/** One case that was run: `detail` says what differed, in figures of the case only. */
export interface CaseResult {
	readonly topic: string;
	readonly id: string;
	readonly verdict: Verdict;
	readonly detail?: string;
}

/** Runs every case of one parsed reference file; a form it does not know comes back as unsupported. */
export type TopicRunner = (fileName: string, content: unknown) => CaseResult[] | Promise<CaseResult[]>;
