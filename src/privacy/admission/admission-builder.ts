import { admittedOrders } from "../admitted-orders.js";
import { isId } from "../ids.js";
import { checkLine } from "../line/check-line.js";
import { LineCopy } from "../line/line-copy.js";
import { readLine } from "../line/read-line.js";
import { refusedContent } from "../line/refused-content.js";
import { indexOfPolicy } from "../policy/define-policy.js";
import type { PolicyIndex } from "../policy/policy-index.js";
import { REASON, type ReasonMask } from "../reasons.js";
import type { PrivacyPolicy } from "../types.js";
import type { Admission } from "./admission.js";
import { admissionReceipt } from "./admission-receipt.js";
import { admittedColumns } from "./admitted-columns.js";
import { ConsentRecords, type ConsentSource } from "./consent-records.js";
import { OperatorEntries, type OperatorEntry } from "./operator-entries.js";
import { PassingLines } from "./passing-lines.js";
import { refusalsOf } from "./refusals.js";
import { RefusedLines } from "./refused-lines.js";
import { Repeats } from "./repeats.js";

/**
 * Takes lines one by one and decides at the end, when every repeat and every withdrawal is known. The three ways in
 * (a list, a stream, a text) share it.
 */
export class AdmissionBuilder {
	readonly #index: PolicyIndex;
	readonly #operators: OperatorEntries;
	readonly #copy = new LineCopy();
	readonly #passing = new PassingLines();
	readonly #refused = new RefusedLines();
	readonly #repeats = new Repeats();
	readonly #consents = new ConsentRecords();
	readonly #sites = new Map<string, number>();
	#next = 0;

	constructor(policy: PrivacyPolicy) {
		this.#index = indexOfPolicy(policy);
		this.#operators = new OperatorEntries(this.#index);
	}

	/** Takes the next line; never throws. */
	push(line: unknown): void {
		const index = this.#next++;
		try {
			readLine(line, this.#copy);
			const operator = this.#operators.of(this.#copy.operatorId);
			this.#keep(index, operator, checkLine(this.#copy, this.#index, operator));
		} catch {
			// What was thrown may hold a value of the line; it is dropped.
			this.#refused.add(index, REASON.INTERNAL, Number.NaN, undefined);
		}
	}

	/** Takes a line of text that holds no valid JSON object. */
	pushInvalidJson(): void {
		this.#refused.add(this.#next++, REASON.JSON_INVALID, Number.NaN, undefined);
	}

	/** Counts a blank line of text, which is no line of the history. */
	skip(): void {
		this.#next += 1;
	}

	/** Decides on all lines. */
	finish(): Admission {
		this.#repeats.settle((place, reasons) => this.#addReasons(place, reasons));
		this.#withdraw();
		const { policy } = this.#index;
		const sites = [...this.#sites.keys()];
		const columns = admittedColumns(this.#passing, policy, this.#operators.ids, sites);
		const refusals = refusalsOf(this.#passing, this.#refused);
		const receipt = admissionReceipt(columns, refusals);
		return Object.freeze({ orders: admittedOrders(columns, receipt), refusals, receipt });
	}

	#keep(index: number, operator: OperatorEntry | undefined, reasons: ReasonMask): void {
		const copy = this.#copy;
		const consent = this.#consentOf(operator, reasons);
		if (consent !== undefined && copy.withdrawnOn !== undefined) consent.withdrawn = true;
		if (reasons === 0 && operator !== undefined) this.#keepPassing(index, operator, consent);
		else this.#keepRefused(index, operator, reasons, consent);
	}

	#consentOf(operator: OperatorEntry | undefined, reasons: ReasonMask): ConsentSource | undefined {
		const { ref } = this.#copy;
		if (operator === undefined || typeof ref !== "string") return undefined;
		return reasons === 0 || isId(ref) ? operator.consent(ref) : undefined;
	}

	#keepPassing(index: number, operator: OperatorEntry, consent: ConsentSource | undefined): void {
		const copy = this.#copy;
		const lineId = copy.lineId as string;
		const line = {
			index,
			operator: operator.number,
			site: this.#siteNumber(copy.siteId as string | undefined),
			sku: this.#index.catalogue.get(copy.sku as string) as number,
			day: copy.day,
			quantity: copy.quantity as number,
			caseRef: copy.caseRef as string | undefined,
			consent: consent === undefined ? undefined : this.#consents.of(copy, consent),
		};
		const first = operator.lineIds.get(lineId);
		if (first === undefined) {
			operator.lineIds.set(lineId, this.#passing.add(line));
			return;
		}
		// Equal content gives an equal verdict, so a line that passes differs from one that did not.
		const differs = first < 0 || !this.#passing.equals(first, line);
		this.#repeats.note(first, this.#refused.add(index, 0, Number.NaN, consent), differs);
	}

	#keepRefused(
		index: number,
		operator: OperatorEntry | undefined,
		reasons: ReasonMask,
		consent: ConsentSource | undefined,
	): void {
		const { lineId } = this.#copy;
		const takesPart = operator !== undefined && typeof lineId === "string" && isId(lineId);
		const isPlain = (reasons & REASON.NOT_PLAIN_DATA) === 0;
		const content = takesPart && isPlain ? refusedContent(this.#copy) : Number.NaN;
		const row = this.#refused.add(index, reasons, content, consent);
		if (!takesPart) return;
		const first = operator.lineIds.get(lineId);
		if (first === undefined) operator.lineIds.set(lineId, ~row);
		else this.#repeats.note(first, row, first >= 0 || this.#refused.contents[~first] !== content);
	}

	#siteNumber(siteId: string | undefined): number {
		if (siteId === undefined) return 0;
		const known = this.#sites.get(siteId);
		if (known !== undefined) return known;
		const number = this.#sites.size + 1;
		this.#sites.set(siteId, number);
		return number;
	}

	#addReasons(place: number, reasons: ReasonMask): void {
		if (place < 0) this.#refused.addReasons(~place, reasons);
		else this.#passing.reasons[place] = (this.#passing.reasons[place] as number) | reasons;
	}

	/** A withdrawal on one line withdraws every line of its operator with the same consent ref. */
	#withdraw(): void {
		this.#passing.consents.forEach((record, row) => {
			if (record?.source.withdrawn) this.#addReasons(row, REASON.CONSENT_WITHDRAWN);
		});
		this.#refused.consents.forEach((consent, row) => {
			if (consent?.withdrawn) this.#addReasons(~row, REASON.CONSENT_WITHDRAWN);
		});
	}
}
