import { parseIsoDate } from "../../src/index.js";
import { createRandom } from "../../src/math/index.js";
import type { OrderData } from "../orders/dataset.js";
import { LEAD_IN } from "./lags.js";
import { type AreaDeaths, smoothCourse, type WeeklyDeaths } from "./weekly-deaths.js";

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** Areas in an order drawn by a seed (Fisher and Yates). */
function shuffled(areas: readonly string[], seed: number): string[] {
	const random = createRandom(seed);
	const drawn = [...areas];
	for (let last = drawn.length - 1; last > 0; last--) {
		const at = random.integer(last + 1);
		[drawn[last], drawn[at]] = [drawn[at]!, drawn[last]!];
	}
	return drawn;
}

/**
 * Deaths of other areas and years in place of those of a history, as many in its training weeks.
 *
 * @param data order history
 * @param areas areas of its operators
 * @param deaths weekly deaths by area
 * @param yearsBack how many years earlier the deaths happened; negative for later
 * @param seed seed of the areas that are taken
 * @returns deaths by area of the history, from `LEAD_IN` weeks before its first week on
 */
export function deathsOfWorld(
	data: OrderData,
	areas: readonly string[],
	deaths: WeeklyDeaths,
	yearsBack: number,
	seed: number,
): Map<string, AreaDeaths> {
	const first = parseIsoDate(data.weeks[0]!)! - 7 * LEAD_IN;
	const weeks = LEAD_IN + data.weeks.length;
	const trainingWeeks = LEAD_IN + data.weeks.indexOf(data.testFrom);
	const others = shuffled(deaths.areas, seed);
	return new Map(
		areas.map((area, at) => {
			const own = deaths.slice(area, first, weeks, 0).subarray(0, trainingWeeks);
			const other = deaths.slice(others[at]!, first, weeks, yearsBack);
			const factor = sumOf(own) / sumOf(other.subarray(0, trainingWeeks));
			const actual = other.map((value) => factor * value);
			return [area, { actual, smooth: smoothCourse(actual) }];
		}),
	);
}
