import { normalCdf, normalLoss, normalSecondLoss, normalSurvival } from "../special/normal.js";
import { normalQuantile } from "../special/normal-quantile.js";
import type { NormalDistribution } from "./distribution.js";
import { type Family, isPositive, requireOption } from "./family.js";

type D = NormalDistribution;

const standardise = (d: D, x: number): number => (x - d.mean) / d.standardDeviation;

/** E[(m - X)^+] and E[(X - m)^+] at infinite x, where 0 times Infinity would not be a number. */
const infinite = (x: number): number | undefined =>
	x === Number.POSITIVE_INFINITY ? 0 : x === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : undefined;

export const normalFamily: Family<D> = {
	check: (d) => {
		requireOption(Number.isFinite(d.mean), "Give a normal distribution a finite mean.");
		requireOption(
			isPositive(d.standardDeviation),
			"Give a normal distribution a standard deviation above 0.",
		);
	},
	isInteger: () => false,
	mean: (d) => d.mean,
	variance: (d) => d.standardDeviation ** 2,
	cdf: (d, x) => normalCdf(standardise(d, x)),
	survival: (d, x) => normalSurvival(standardise(d, x)),
	quantile: (d, p) => d.mean + d.standardDeviation * normalQuantile(p),
	mass: () => 0,
	loss: (d, x) => infinite(x) ?? d.standardDeviation * normalLoss(standardise(d, x)),
	complementaryLoss: (d, x) => infinite(-x) ?? d.standardDeviation * normalLoss(-standardise(d, x)),
	secondOrderLoss: (d, x) => infinite(x) ?? d.standardDeviation ** 2 * normalSecondLoss(standardise(d, x)),
};
