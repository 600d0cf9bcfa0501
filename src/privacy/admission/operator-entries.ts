import { isId } from "../ids.js";
import type { OperatorTerms } from "../line/check-line.js";
import type { PolicyIndex } from "../policy/policy-index.js";

/** What an admission knows of one operator; `number` is its place in `OperatorEntries.ids`. */
export interface OperatorEntry extends OperatorTerms {
	readonly number: number;
}

/** The operators that lines of one admission named, with an agreement or without. */
export class OperatorEntries {
	readonly #index: PolicyIndex;
	readonly #entries = new Map<string, OperatorEntry>();
	/** Operator ids by `OperatorEntry.number`. */
	readonly ids: string[] = [];
	/** The entry found last: a history often comes operator by operator. */
	#lastId: string | undefined;
	#last: OperatorEntry | undefined;

	constructor(index: PolicyIndex) {
		this.#index = index;
	}

	/** The entry of an operator; `undefined` for what is no id. */
	of(operatorId: unknown): OperatorEntry | undefined {
		if (typeof operatorId !== "string") return undefined;
		if (operatorId === this.#lastId) return this.#last;
		const entry = this.#entries.get(operatorId) ?? this.#newEntry(operatorId);
		this.#lastId = operatorId;
		this.#last = entry;
		return entry;
	}

	#newEntry(operatorId: string): OperatorEntry | undefined {
		if (!isId(operatorId)) return undefined;
		const entry = {
			number: this.ids.length,
			rights: this.#index.operators.get(operatorId),
			withdrawn: this.#index.withdrawals.get(operatorId),
		};
		this.#entries.set(operatorId, entry);
		this.ids.push(operatorId);
		return entry;
	}
}
