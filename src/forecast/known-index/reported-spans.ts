import { clipped, distanceOf, type SeasonAndLevels, type Span, seasonAndLevels } from "./driver-season.js";

/**
 * The last periods of a register that lie further below level and season than so many usual distances have not been reported
 * in full. Of 10,000 weeks of deaths in English regions, Wales and France none lay four below, and one three.
 */
const FURTHEST_BELOW = 4;
/** No register is smoother than this. */
const LEAST_DISTANCE = 0.01;
/** Days after which everything is known: what lies below for longer is a register that has changed. */
const LATEST_REPORT = 62;

/**
 * Leaves out the last periods of a driver for which reports are still coming in: one of which two thirds are known would be
 * taken for a wave that has ended.
 *
 * @param spans its periods, one after the other
 * @returns periods that were reported in full, with their season and levels
 * @example
 * const spans = Array.from({ length: 60 }, (_, week) => ({ from: 7 * week, to: 7 * week + 7, rate: week < 59 ? 15 : 9 }));
 * reportedSpans(spans).spans.length; // => 59
 */
export function reportedSpans(spans: readonly Span[]): SeasonAndLevels & { readonly spans: readonly Span[] } {
	const { season, levels } = seasonAndLevels(spans);
	const distances = spans.map((span, index) => distanceOf(span, levels[index]!, season) || 0);
	const end = spans.at(-1)?.to ?? 0;
	let length = spans.length;
	let squares = distances.reduce((sum, distance) => sum + clipped(distance) ** 2, 0);
	for (; length > 0 && end - spans[length - 1]!.from <= LATEST_REPORT; length--) {
		const last = distances[length - 1]!;
		squares -= clipped(last) ** 2;
		const usual = Math.max(LEAST_DISTANCE, Math.sqrt(Math.max(0, squares) / length));
		if (last >= -FURTHEST_BELOW * usual)
			return { spans: spans.slice(0, length), season, levels: levels.slice(0, length) };
	}
	return { spans, season, levels };
}
