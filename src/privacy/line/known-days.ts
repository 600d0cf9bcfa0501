import { type DayNumber, parseIsoDate } from "../../calendar/index.js";

/** Days of eleven years; a history that names more than these is parsed as it comes. */
const MOST_DAYS = 4096;

/**
 * The dates that were read so far and their days: a history names the same few thousand dates again and again, and to
 * look one up is cheaper than to parse it.
 */
export class KnownDays {
	readonly #days = new Map<string, DayNumber>();
	/** What was read last; lines of one day often follow each other. */
	#lastText = "";
	#lastDay: DayNumber | undefined = undefined;

	/** Day of a date `YYYY-MM-DD`; `undefined` for what is none. */
	of(value: unknown): DayNumber | undefined {
		if (typeof value !== "string") return undefined;
		if (value !== this.#lastText) {
			this.#lastDay = this.#days.get(value) ?? this.#parsed(value);
			this.#lastText = value;
		}
		return this.#lastDay;
	}

	#parsed(text: string): DayNumber | undefined {
		const day = parseIsoDate(text);
		if (day !== undefined && this.#days.size < MOST_DAYS) this.#days.set(text, day);
		return day;
	}
}
