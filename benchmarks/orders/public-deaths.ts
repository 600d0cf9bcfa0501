import { join } from "node:path";
import { type Driver, formatIsoDate, parseIsoDate } from "../../src/index.js";
import { readRows } from "./dataset.js";

/** Days after which a register of deaths publishes a week. */
const PUBLISHED_AFTER = 14;
/** Earlier winters were harder and say little. */
const FIRST_WEEK = "2001-01-01";

/** Public deaths by area and week, as they were known on a day. */
export class PublicDeaths {
	readonly #areaOf: ReadonlyMap<string, string>;
	readonly #weekly = new Map<string, Map<string, number>>();

	/**
	 * @param file compressed rows of area, first day of the week, deaths
	 * @param folder order data, whose `operators.csv` names the area of each operator
	 */
	constructor(file: string, folder: string) {
		const operators = readRows(join(folder, "operators.csv"));
		this.#areaOf = new Map(operators.map(({ operatorId = "", area = "" }) => [operatorId, area]));
		for (const { area = "", weekStart: week = "", deaths } of readRows(file)) {
			if (week < FIRST_WEEK) continue;
			const weeks = this.#weekly.get(area) ?? new Map<string, number>();
			this.#weekly.set(area, weeks.set(week, Number(deaths)));
		}
	}

	/** Deaths of the areas of some operators, as published on a day. */
	driverAt(day: string, operators: Iterable<string>): Driver {
		const until = formatIsoDate((parseIsoDate(day) as number) - PUBLISHED_AFTER);
		const sums = new Map<string, number>();
		for (const area of new Set([...operators].map((operatorId) => this.#areaOf.get(operatorId) ?? "")))
			for (const [week, deaths] of this.#weekly.get(area) ?? [])
				if (week < until) sums.set(week, (sums.get(week) ?? 0) + deaths);
		const weeks = [...sums.keys()].sort();
		return {
			name: "deaths",
			period: "week",
			start: weeks[0] as string,
			values: weeks.map((week) => sums.get(week) as number),
		};
	}
}
