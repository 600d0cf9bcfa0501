import { smallestInteger } from "../special/smallest-integer.js";
import type { Distribution, MixtureDistribution } from "./distribution.js";
import { type Family, isProbability, requireOption } from "./family.js";

type D = MixtureDistribution;
type AnyFamily = Family<Distribution>;

/** Smallest double x in [low, high] with F(x) >= p, by halving down to neighbours: exact at atoms too. */
function smallestReal(reaches: (x: number) => boolean, low: number, high: number): number {
	if (low === high || reaches(low)) return low;
	let below = low;
	let at = high;
	for (let i = 0; i < 2000; i++) {
		const middle = below + (at - below) / 2;
		if (!(middle > below && middle < at)) break;
		if (reaches(middle)) at = middle;
		else below = middle;
	}
	return at;
}

/** The mixture's family; it is given the dispatcher, because its parts may be of any kind. */
export function createMixtureFamily(familyOf: (d: Distribution) => AnyFamily): Family<D> {
	const weighted = (d: D, value: (family: AnyFamily, part: Distribution) => number): number => {
		let sum = 0;
		for (const { weight, distribution } of d.parts)
			if (weight > 0) sum += weight * value(familyOf(distribution), distribution);
		return sum;
	};
	const cdf = (d: D, x: number): number =>
		Math.min(
			1,
			weighted(d, (family, part) => family.cdf(part, x)),
		);
	const survival = (d: D, x: number): number =>
		Math.min(
			1,
			weighted(d, (family, part) => family.survival(part, x)),
		);
	const mean = (d: D): number => weighted(d, (family, part) => family.mean(part));
	const isInteger = (d: D): boolean =>
		d.parts.every(({ distribution }) => familyOf(distribution).isInteger(distribution));

	/** E[((X - x)^+)^2] / 2 of an integer part, for mixtures that are not integer as a whole: the loss is linear between integers. */
	const halfSquare = (family: AnyFamily, part: Distribution, x: number): number => {
		if (!family.isInteger(part)) return family.secondOrderLoss(part, x);
		const next = Math.ceil(x);
		const step = 0.5 * (next - x) * (family.loss(part, x) + family.loss(part, next));
		return family.secondOrderLoss(part, next) + 0.5 * family.loss(part, next) + step;
	};

	const quantile = (d: D, p: number): number => {
		let low = Number.POSITIVE_INFINITY;
		let high = Number.NEGATIVE_INFINITY;
		for (const { weight, distribution } of d.parts) {
			if (weight === 0) continue;
			const value = familyOf(distribution).quantile(distribution, p);
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		if (p === 0) return low;
		if (p === 1 || low === high) return high;
		// The quantiles of the parts bracket the quantile of the mixture, so that `high` itself always reaches p.
		const reaches = (x: number): boolean => x >= high || cdf(d, x) >= p;
		if (isInteger(d)) return smallestInteger(reaches, low, Math.max(1, (high - low) / 4), low, high);
		// Among real numbers the upper tail tells neighbours apart where the distribution function rounds to one value.
		const within = p <= 0.5 ? reaches : (x: number): boolean => x >= high || survival(d, x) <= 1 - p;
		return smallestReal(within, low, high);
	};

	return {
		check: (d) => {
			requireOption(d.parts.length > 0, "Give a mixture at least one part.");
			let sum = 0;
			for (const { weight, distribution } of d.parts) {
				requireOption(isProbability(weight), "Give the parts of a mixture weights between 0 and 1.");
				familyOf(distribution).check(distribution);
				sum += weight;
			}
			requireOption(Math.abs(sum - 1) <= 1e-9, "Give a mixture weights that sum to 1.");
		},
		isInteger,
		mean,
		variance: (d) => {
			const centre = mean(d);
			return weighted(d, (family, part) => family.variance(part) + (family.mean(part) - centre) ** 2);
		},
		cdf,
		survival,
		quantile,
		mass: (d, k) => weighted(d, (family, part) => family.mass(part, k)),
		loss: (d, x) => weighted(d, (family, part) => family.loss(part, x)),
		complementaryLoss: (d, x) => weighted(d, (family, part) => family.complementaryLoss(part, x)),
		secondOrderLoss: (d, x) =>
			isInteger(d)
				? weighted(d, (family, part) => family.secondOrderLoss(part, x))
				: weighted(d, (family, part) => halfSquare(family, part, x)),
	};
}
