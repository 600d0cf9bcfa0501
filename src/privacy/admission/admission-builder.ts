import { admittedOrders } from "../admitted-orders.js";
import { isId } from "../ids.js";
import { checkLine } from "../line/check-line.js";
import { LineCopy } from "../line/line-copy.js";
import { readLine } from "../line/read-line.js";
import { refusedContent } from "../line/refused-content.js";
import { indexOfPolicy } from "../policy/define-policy.js";
import type { PolicyIndex } from "../policy/policy-index.js";
import { nonceBytes } from "../proof/secret-bytes.js";
import { REASON, type ReasonMask } from "../reasons.js";
import type { PrivacyPolicy } from "../types.js";
import type { Admission } from "./admission.js";
import { admissionReceipt } from "./admission-receipt.js";
import { type AdmitOptions, checkedMaxLines } from "./admit-options.js";
import { admittedColumns } from "./admitted-columns.js";
import { type ConsentNumber, ConsentRecords } from "./consent-records.js";
import type { LinePlace } from "./entry-places.js";
import { LineIds } from "./line-ids.js";
import { OperatorEntries, type OperatorEntry } from "./operator-entries.js";
import { LATER, type PassingLine, PassingLines } from "./passing-lines.js";
import { refusalsOf } from "./refusals.js";
import { RefusedLines } from "./refused-lines.js";
import { Repeats } from "./repeats.js";
import { SiteNumbers } from "./site-numbers.js";
import { WaitingLines } from "./waiting-lines.js";

/**
 * Takes lines one by one and decides at the end, when every repeat and every withdrawal is known. The three ways in
 * (a list, a stream, a text) share it. Nothing is allocated for a line that passes, but its place in the columns.
 */
export class AdmissionBuilder {
	readonly #index: PolicyIndex;
	readonly #operators: OperatorEntries;
	readonly #copy = new LineCopy();
	readonly #passing: PassingLines;
	readonly #refused = new RefusedLines();
	readonly #ids: LineIds;
	readonly #repeats = new Repeats();
	readonly #consents = new ConsentRecords();
	readonly #sites = new SiteNumbers();
	readonly #waiting = new WaitingLines();
	readonly #line: PassingLine = { operator: 0, site: 0, sku: 0, day: 0, quantity: 0, consent: 0 };
	readonly #maxLines: number;
	readonly #nonce: string | undefined;
	/** Places of the blank lines of a text. */
	readonly #blank: number[] = [];
	#next = 0;

	constructor(policy: PrivacyPolicy, options: AdmitOptions, expected = 0) {
		this.#index = indexOfPolicy(policy);
		this.#operators = new OperatorEntries(this.#index);
		this.#passing = new PassingLines(expected);
		this.#ids = new LineIds(expected);
		this.#maxLines = checkedMaxLines(options);
		this.#nonce = options.nonce;
		// A bad nonce is told before millions of lines are read.
		if (options.nonce !== undefined) nonceBytes(options.nonce, "options.nonce");
	}

	/** Whether no further line may be read. */
	get isFull(): boolean {
		return this.#next >= this.#maxLines;
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
			this.#refuse(index, REASON.INTERNAL, Number.NaN, 0);
		}
	}

	/** Takes a line of text that holds no valid JSON object. */
	pushInvalidJson(): void {
		this.#refuse(this.#next++, REASON.JSON_INVALID, Number.NaN, 0);
	}

	/** Counts a blank line of text, which is no line of the history. */
	skip(): void {
		this.#blank.push(this.#next++);
	}

	/** Decides on all lines. */
	finish(): Admission {
		this.#settleWaiting();
		this.#repeats.settle((place, reasons) => this.#addReasons(place, reasons));
		this.#withdraw();
		const columns = admittedColumns(this.#passing, this.#index.policy, this.#operators.ids, this.#sites.ids);
		const refusals = refusalsOf(this.#passing, this.#refused, this.#blank);
		const receipt = admissionReceipt(columns, refusals, this.#nonce);
		return Object.freeze({ orders: admittedOrders(columns, receipt), refusals, receipt });
	}

	#keep(index: number, operator: OperatorEntry | undefined, reasons: ReasonMask): void {
		const consent = this.#consentOf(operator, reasons);
		if (consent !== 0 && this.#copy.withdrawnOn !== undefined) this.#consents.withdraw(consent);
		if (reasons === 0 && operator !== undefined) this.#keepPassing(index, operator.number, consent);
		else this.#keepRefused(index, operator, reasons, consent);
	}

	#consentOf(operator: OperatorEntry | undefined, reasons: ReasonMask): ConsentNumber {
		const { ref } = this.#copy;
		if (operator === undefined || typeof ref !== "string") return 0;
		return reasons === 0 || isId(ref) ? this.#consents.of(operator.number, ref) : 0;
	}

	#keepPassing(index: number, operator: number, consent: ConsentNumber): void {
		const copy = this.#copy;
		const line = this.#line;
		line.operator = operator;
		line.site = this.#sites.of(copy.siteId as string | undefined);
		line.sku = copy.skuNumber;
		line.day = copy.day;
		line.quantity = copy.quantity as number;
		line.consent = consent === 0 ? 0 : this.#consents.wordingOf(copy, consent);
		this.#waiting.add(index, line, copy, consent);
		if (this.#waiting.isFull) this.#settleWaiting();
	}

	/** Looks the waiting lines up, in the order in which they came. */
	#settleWaiting(): void {
		const count = this.#waiting.length;
		this.#waiting.length = 0;
		for (let at = 0; at < count; at++) {
			try {
				this.#settle(at);
			} catch {
				this.#refused.add(this.#waiting.indexOf(at), REASON.INTERNAL, Number.NaN, 0);
			}
		}
	}

	#settle(at: number): void {
		const waiting = this.#waiting;
		const line = waiting.read(at, this.#line);
		const entry = this.#ids.find(line.operator, waiting.lineIdOf(at), waiting.caseRefOf(at));
		if (entry < 0) {
			this.#passing.add(line);
			this.#ids.keep();
			return;
		}
		const first = this.#ids.placeOf(entry);
		// Equal content gives an equal verdict, so a line that passes differs from one that did not.
		const equals = first >= 0 && this.#passing.equals(first, line) && this.#ids.hasSameCaseRef(entry);
		const row = this.#refused.add(waiting.indexOf(at), 0, Number.NaN, waiting.consentOf(at));
		this.#repeats.note(first, row, !equals);
	}

	/** Keeps a line that will not pass, behind all that came before it. */
	#refuse(index: number, reasons: ReasonMask, content: number, consent: ConsentNumber): number {
		this.#settleWaiting();
		return this.#refused.add(index, reasons, content, consent);
	}

	#keepRefused(
		index: number,
		operator: OperatorEntry | undefined,
		reasons: ReasonMask,
		consent: ConsentNumber,
	): void {
		const { lineId } = this.#copy;
		const takesPart = operator !== undefined && typeof lineId === "string" && isId(lineId);
		const isPlain = (reasons & REASON.NOT_PLAIN_DATA) === 0;
		const content = takesPart && isPlain ? refusedContent(this.#copy) : Number.NaN;
		const row = this.#refuse(index, reasons, content, consent);
		if (!takesPart) return;
		const entry = this.#ids.find(operator.number, lineId, undefined);
		if (entry < 0) {
			this.#ids.keepRefused(row);
			return;
		}
		const first = this.#ids.placeOf(entry);
		this.#repeats.note(first, row, first >= 0 || this.#refused.content[~first] !== content);
	}

	/** Adds `DUPLICATE_LINE` or `DUPLICATE_CONFLICT`; only a conflict can reach a line that has passed. */
	#addReasons(place: LinePlace, reasons: ReasonMask): void {
		if (place < 0) this.#refused.addReasons(~place, reasons);
		else this.#passing.takeOut(place, LATER.conflict);
	}

	/** A withdrawal on one line withdraws every line of its operator with the same consent ref. */
	#withdraw(): void {
		const passing = this.#passing;
		for (let row = 0; row < passing.length; row++) {
			if (this.#consents.isWordingWithdrawn(passing.consentOf(row))) passing.takeOut(row, LATER.withdrawn);
		}
		const refused = this.#refused;
		for (let row = 0; row < refused.length; row++) {
			if (this.#consents.isWithdrawn(refused.consent[row] as number)) {
				refused.addReasons(row, REASON.CONSENT_WITHDRAWN);
			}
		}
	}
}
