import { studentDensity, studentQuantile, studentSurvival } from "../special/student.js";
import type { StudentDistribution } from "./distribution.js";
import { type Family, isPositive, requireOption } from "./family.js";

type D = StudentDistribution;

const standardise = (d: D, x: number): number => (x - d.location) / d.scale;

/** Integral of u f(u) over u > t: (v + t^2) f(t) / (v - 1). */
function partialMean(t: number, v: number): number {
	return ((v + t * t) * studentDensity(t, v)) / (v - 1);
}

/** E[(T - t)^+]; infinite for v <= 1. */
function unitLoss(t: number, v: number): number {
	if (v <= 1 || t === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
	if (t === Number.POSITIVE_INFINITY) return 0;
	if (t < 0) return unitLoss(-t, v) - t;
	return Math.max(0, partialMean(t, v) - t * studentSurvival(t, v));
}

/** E[((T - t)^+)^2] / 2 by parts; infinite for v <= 2. */
function unitSecondLoss(t: number, v: number): number {
	if (v <= 2 || t === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
	if (t === Number.POSITIVE_INFINITY) return 0;
	if (t < 0) return 0.5 * (v / (v - 2) + t * t) - unitSecondLoss(-t, v);
	const tail = studentSurvival(t, v);
	const first = partialMean(t, v);
	const square = ((v - 1) * t * first + v * tail) / (v - 2);
	return Math.max(0, 0.5 * (square - 2 * t * first + t * t * tail));
}

export const studentFamily: Family<D> = {
	check: (d) => {
		requireOption(Number.isFinite(d.location), "Give a Student distribution a finite location.");
		requireOption(isPositive(d.scale), "Give a Student distribution a scale above 0.");
		requireOption(isPositive(d.degreesOfFreedom), "Give a Student distribution degrees of freedom above 0.");
	},
	isInteger: () => false,
	mean: (d) => (d.degreesOfFreedom > 1 ? d.location : Number.NaN),
	variance: (d) => {
		const v = d.degreesOfFreedom;
		return v > 2 ? d.scale ** 2 * (v / (v - 2)) : Number.POSITIVE_INFINITY;
	},
	cdf: (d, x) => studentSurvival(-standardise(d, x), d.degreesOfFreedom),
	survival: (d, x) => studentSurvival(standardise(d, x), d.degreesOfFreedom),
	quantile: (d, p) => d.location + d.scale * studentQuantile(p, d.degreesOfFreedom),
	mass: () => 0,
	loss: (d, x) => d.scale * unitLoss(standardise(d, x), d.degreesOfFreedom),
	complementaryLoss: (d, x) => d.scale * unitLoss(-standardise(d, x), d.degreesOfFreedom),
	secondOrderLoss: (d, x) => d.scale ** 2 * unitSecondLoss(standardise(d, x), d.degreesOfFreedom),
};
