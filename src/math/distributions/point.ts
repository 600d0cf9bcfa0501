import type { PointDistribution } from "./distribution.js";
import { type Family, requireOption } from "./family.js";

type D = PointDistribution;

export const pointFamily: Family<D> = {
	check: (d) => requireOption(Number.isFinite(d.value), "Give a point distribution a finite value."),
	isInteger: (d) => Number.isInteger(d.value),
	mean: (d) => d.value,
	variance: () => 0,
	cdf: (d, x) => (x >= d.value ? 1 : 0),
	survival: (d, x) => (x >= d.value ? 0 : 1),
	quantile: (d) => d.value,
	mass: (d, k) => (k === d.value ? 1 : 0),
	loss: (d, x) => Math.max(0, d.value - x),
	complementaryLoss: (d, x) => Math.max(0, x - d.value),
	secondOrderLoss: (d, x) => {
		const gap = Math.max(0, d.value - x);
		return 0.5 * gap * (Number.isInteger(d.value) ? Math.max(0, gap - 1) : gap);
	},
};
