import { isId } from "../ids.js";
import type { OperatorTerms } from "../line/check-line.js";
import type { OperatorRights } from "../policy/agreement-rights.js";
import type { PolicyIndex } from "../policy/policy-index.js";
import type { WithdrawnIds } from "../policy/withdrawals.js";
import type { ConsentSource } from "./consent-records.js";

/** What an admission remembers of one operator while it runs. */
export class OperatorEntry implements OperatorTerms {
	readonly number: number;
	readonly rights: OperatorRights | undefined;
	readonly withdrawn: WithdrawnIds | undefined;
	/** Where the first line with an id is kept; see `LinePlace`. */
	readonly lineIds = new Map<string, number>();
	readonly #consents = new Map<string, ConsentSource>();

	constructor(number: number, rights: OperatorRights | undefined, withdrawn: WithdrawnIds | undefined) {
		this.number = number;
		this.rights = rights;
		this.withdrawn = withdrawn;
	}

	/** What the operator's lines say under a consent ref. */
	consent(ref: string): ConsentSource {
		const known = this.#consents.get(ref);
		if (known !== undefined) return known;
		const source = { withdrawn: false, first: undefined, others: undefined };
		this.#consents.set(ref, source);
		return source;
	}
}

/** The operators that lines of one admission named, with an agreement or without. */
export class OperatorEntries {
	readonly #index: PolicyIndex;
	readonly #entries = new Map<string, OperatorEntry>();
	/** Operator ids by `OperatorEntry.number`. */
	readonly ids: string[] = [];

	constructor(index: PolicyIndex) {
		this.#index = index;
	}

	/** The entry of an operator; `undefined` for what is no id. */
	of(operatorId: unknown): OperatorEntry | undefined {
		if (typeof operatorId !== "string") return undefined;
		const known = this.#entries.get(operatorId);
		if (known !== undefined) return known;
		if (!isId(operatorId)) return undefined;
		const entry = new OperatorEntry(
			this.ids.length,
			this.#index.operators.get(operatorId),
			this.#index.withdrawals.get(operatorId),
		);
		this.#entries.set(operatorId, entry);
		this.ids.push(operatorId);
		return entry;
	}
}
