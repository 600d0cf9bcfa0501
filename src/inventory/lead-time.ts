import { ReapproError } from "../errors.js";
import { gammaLower, gammaUpper } from "../math/index.js";
import { requireAtLeast } from "./require.js";
import type { LeadTime } from "./types.js";

/** Probabilities of whole days from order to shelf. */
export interface LeadTimeDistribution {
	/** Possible lead times in whole days, ascending. */
	readonly days: readonly number[];
	/** Probability of each of `days`; they sum to 1. */
	readonly probabilities: readonly number[];
	/** Expected lead time in days. */
	readonly mean: number;
	/** The expected lead time rounded up to a whole day. */
	readonly expectedDays: number;
}

const TAIL = 1e-9;
const LONGEST_DAYS = 3_653;

/**
 * Distribution of the lead time in whole days.
 *
 * A number is a fixed lead time, rounded up. `{ mean, sd }` is a gamma distribution with these moments, rounded up to
 * whole days: P(L = l) = F(l) - F(l - 1); tails below 1e-9 at either end, and what lies beyond ten years, are added to
 * the first and last day kept; sd 0 is a fixed lead time. `{ days }` gives each past lead time, rounded up, its frequency.
 *
 * @param leadTime lead time in days
 * @param delayDays days added to every lead time, >= 0, rounded up; default 0
 * @returns days, their probabilities, the mean and the mean rounded up
 * @throws {ReapproError} `INPUT_INVALID` (path `leadTimeDays` or `leadTimeDelayDays`) when a figure is negative, not
 * finite, the sample is empty, or the mean is 0 with a spread
 * @example
 * leadTimeDistribution({ days: [2, 3, 3, 5] }).probabilities; // => [0.25, 0.5, 0.25]
 */
export function leadTimeDistribution(leadTime: LeadTime, delayDays = 0): LeadTimeDistribution {
	const delay = Math.ceil(requireAtLeast(delayDays, "leadTimeDelayDays"));
	if (typeof leadTime === "number") return fixed(Math.ceil(requireDays(leadTime)) + delay);
	if (typeof leadTime !== "object" || leadTime === null) throw invalid();
	if ("days" in leadTime) return fromSample(leadTime.days, delay);
	const mean = requireDays(leadTime.mean);
	const spread = requireDays(leadTime.sd);
	if (spread === 0) return fixed(Math.ceil(mean) + delay);
	if (mean === 0) throw invalid();
	return fromGamma(mean, spread, delay);
}

function invalid(): ReapproError {
	return new ReapproError(
		"INPUT_INVALID",
		"Give the lead time as days >= 0, as { mean, sd } with mean above 0, or as { days } with at least one.",
		"leadTimeDays",
	);
}

function requireDays(value: number): number {
	if (typeof value !== "number" || !Number.isFinite(value) || value < 0) throw invalid();
	return value;
}

function fixed(days: number): LeadTimeDistribution {
	return { days: [days], probabilities: [1], mean: days, expectedDays: days };
}

function fromSample(sample: readonly number[], delay: number): LeadTimeDistribution {
	if (!Array.isArray(sample) || sample.length === 0) throw invalid();
	const counts = new Map<number, number>();
	for (const value of sample) {
		const day = Math.ceil(requireDays(value)) + delay;
		counts.set(day, (counts.get(day) ?? 0) + 1);
	}
	const days = [...counts.keys()].sort((a, b) => a - b);
	return withMean(
		days,
		days.map((day) => (counts.get(day) as number) / sample.length),
	);
}

function fromGamma(mean: number, spread: number, delay: number): LeadTimeDistribution {
	const shape = (mean / spread) ** 2;
	const scale = spread ** 2 / mean;
	const days: number[] = [];
	const probabilities: number[] = [];
	let kept = 0;
	for (let day = Math.max(1, Math.ceil(mean - 12 * spread)); ; day++) {
		const isLast = gammaUpper(shape, day / scale) < TAIL || day >= LONGEST_DAYS;
		const below = isLast ? 1 : gammaLower(shape, day / scale);
		if (below < TAIL) continue;
		days.push(day + delay);
		probabilities.push(below - kept);
		kept = below;
		if (isLast) return withMean(days, probabilities);
	}
}

function withMean(days: readonly number[], probabilities: readonly number[]): LeadTimeDistribution {
	let mean = 0;
	for (let index = 0; index < days.length; index++)
		mean += (days[index] as number) * (probabilities[index] as number);
	// Frequencies such as 1/3 sum to a hair above a whole day: that hair must not cost a day.
	return { days, probabilities, mean, expectedDays: Math.ceil(mean - 1e-9) };
}
