import { LineNumbers } from "./line-numbers.js";

/** Why a record of a file could not be read as a value at all. */
export type FileProblemCode = "CSV_QUOTE" | "CSV_CELL_COUNT" | "JSON_INVALID";

/** One unreadable record: where and why, nothing of its content. */
export interface FileProblem {
	/** Text line from 1. */
	readonly line: number;
	readonly code: FileProblemCode;
}

/** One candidate and the text line on which it starts. */
export interface Candidate {
	readonly value: unknown;
	readonly line: number;
	readonly problem?: FileProblemCode;
}

/** Problems kept for the report; all are counted. */
export const MOST_PROBLEMS_KEPT = 1000;

/**
 * Candidate order lines of a file, to be iterated once by `admitOrderStream`. A record that could not be read comes
 * through as `null`, which the guard refuses, so that the indices of refusals count every record.
 */
export class OrderLineFile implements AsyncIterable<unknown> {
	readonly #candidates: AsyncIterable<Candidate>;
	readonly #numbers = new LineNumbers();
	readonly #problems: FileProblem[] = [];
	#problemCount = 0;
	#unknownColumns: readonly number[] = [];

	/** @param candidates what the file holds; made by `readOrderLines` */
	constructor(candidates: (seeColumns: (unknown: readonly number[]) => void) => AsyncIterable<Candidate>) {
		this.#candidates = candidates((unknown) => {
			this.#unknownColumns = unknown;
		});
	}

	/** The first thousand unreadable records, after iteration. */
	get problems(): readonly FileProblem[] {
		return this.#problems;
	}

	/** All unreadable records, after iteration. */
	get problemCount(): number {
		return this.#problemCount;
	}

	/** CSV: places, from 1, of columns that no field takes and no option leaves out, after iteration. */
	get unknownColumns(): readonly number[] {
		return this.#unknownColumns;
	}

	/**
	 * Text line of a candidate that was iterated.
	 *
	 * @param index place in the iteration, as in `refusals[].index`
	 * @returns line from 1
	 */
	lineOf(index: number): number {
		return this.#numbers.lineOf(index);
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
		let index = 0;
		for await (const { value, line, problem } of this.#candidates) {
			this.#numbers.note(index++, line);
			if (problem !== undefined) {
				this.#problemCount++;
				if (this.#problems.length < MOST_PROBLEMS_KEPT) this.#problems.push({ line, code: problem });
			}
			yield value;
		}
	}
}
