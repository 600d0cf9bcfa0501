import type { LineCopy } from "../line/line-copy.js";
import type { ConsentNumber } from "./consent-records.js";
import type { PassingLine } from "./passing-lines.js";

/** Lines that are looked up together; more gain nothing. */
const PLACES = 64;

/**
 * Lines that passed the check and wait until some of them are looked up together: an engine goes through two short
 * loops faster than through a long one. The places are used again and again.
 */
export class WaitingLines {
	length = 0;
	/** Place of each line in the input. */
	readonly #index = new Uint32Array(PLACES);
	readonly #lineId = new Array<string>(PLACES).fill("");
	readonly #caseRef = new Array<string | undefined>(PLACES).fill(undefined);
	readonly #operator = new Uint32Array(PLACES);
	readonly #site = new Uint32Array(PLACES);
	readonly #sku = new Uint32Array(PLACES);
	readonly #day = new Int32Array(PLACES);
	readonly #quantity = new Int32Array(PLACES);
	readonly #wording = new Uint32Array(PLACES);
	readonly #consent = new Uint32Array(PLACES);

	get isFull(): boolean {
		return this.length === PLACES;
	}

	/**
	 * Takes a line in.
	 *
	 * @param index its place in the input
	 * @param line its numbers; they are copied
	 * @param copy the line itself, which holds its ids
	 * @param consent number of the consent that it names, 0 for none
	 */
	add(index: number, line: PassingLine, copy: LineCopy, consent: ConsentNumber): void {
		const at = this.length++;
		this.#index[at] = index;
		this.#lineId[at] = copy.lineId as string;
		this.#caseRef[at] = copy.caseRef as string | undefined;
		this.#operator[at] = line.operator;
		this.#site[at] = line.site;
		this.#sku[at] = line.sku;
		this.#day[at] = line.day;
		this.#quantity[at] = line.quantity;
		this.#wording[at] = line.consent;
		this.#consent[at] = consent;
	}

	/** Writes the numbers of a line that waits into `line`, and gives it back. */
	read(at: number, line: PassingLine): PassingLine {
		line.operator = this.#operator[at] as number;
		line.site = this.#site[at] as number;
		line.sku = this.#sku[at] as number;
		line.day = this.#day[at] as number;
		line.quantity = this.#quantity[at] as number;
		line.consent = this.#wording[at] as number;
		return line;
	}

	indexOf(at: number): number {
		return this.#index[at] as number;
	}

	lineIdOf(at: number): string {
		return this.#lineId[at] as string;
	}

	caseRefOf(at: number): string | undefined {
		return this.#caseRef[at];
	}

	consentOf(at: number): ConsentNumber {
		return this.#consent[at] as number;
	}
}
