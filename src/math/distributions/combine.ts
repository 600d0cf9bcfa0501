import { convolveLattices } from "./convolve.js";
import type { CompoundDistribution, Distribution } from "./distribution.js";
import { checkedFamily } from "./families.js";
import { requireOption } from "./family.js";
import { toLattice } from "./to-lattice.js";

/** d + value where that stays within its kind. */
function shifted(d: Distribution, value: number): Distribution | undefined {
	if (value === 0) return d;
	switch (d.kind) {
		case "point":
			return { kind: "point", value: d.value + value };
		case "normal":
			return { ...d, mean: d.mean + value };
		case "student":
			return { ...d, location: d.location + value };
		case "empirical":
			return { kind: "empirical", values: d.values.map((x) => x + value) };
		case "lattice":
			return Number.isSafeInteger(value) ? { ...d, start: d.start + value } : undefined;
		default:
			return undefined;
	}
}

/** Sizes of the sum of two compound Poisson variables: sizes weighted by their rates. */
function mergedSizes(a: CompoundDistribution, b: CompoundDistribution, share: number): readonly number[] {
	const length = Math.max(a.sizes.length, b.sizes.length);
	return Array.from({ length }, (_, i) => share * (a.sizes[i] ?? 0) + (1 - share) * (b.sizes[i] ?? 0));
}

function compoundPoissonSum(a: CompoundDistribution, b: CompoundDistribution): Distribution | undefined {
	if (a.count.kind !== "poisson" || b.count.kind !== "poisson") return undefined;
	const rate = a.count.rate + b.count.rate;
	if (rate === 0) return { kind: "point", value: 0 };
	return {
		kind: "compound",
		count: { kind: "poisson", rate },
		sizes: mergedSizes(a, b, a.count.rate / rate),
	};
}

/** Sums that stay in their family. */
function closedSum(a: Distribution, b: Distribution): Distribution | undefined {
	if (b.kind === "point") return shifted(a, b.value);
	if (a.kind === "point") return shifted(b, a.value);
	if (a.kind === "normal" && b.kind === "normal")
		return {
			kind: "normal",
			mean: a.mean + b.mean,
			standardDeviation: Math.hypot(a.standardDeviation, b.standardDeviation),
		};
	if (a.kind === "gamma" && b.kind === "gamma" && a.scale === b.scale)
		return { ...a, shape: a.shape + b.shape };
	if (a.kind === "poisson" && b.kind === "poisson") return { kind: "poisson", rate: a.rate + b.rate };
	if (a.kind === "negative-binomial" && b.kind === "negative-binomial" && a.probability === b.probability)
		return { ...a, size: a.size + b.size };
	if (a.kind === "binomial" && b.kind === "binomial" && a.probability === b.probability)
		return { ...a, trials: a.trials + b.trials };
	if (a.kind === "compound" && b.kind === "compound") return compoundPoissonSum(a, b);
	return undefined;
}

/**
 * Distribution of the sum of two independent variables: in closed form where the family has one, else the convolution of their
 * lattices (cost is the product of the lengths).
 *
 * @param a any distribution
 * @param b integer if `a` is, unless the pair has a closed form (point, normal, gamma of one scale)
 * @returns distribution of the sum
 * @throws {ReapproError} OPTION_INVALID when neither a closed form nor a lattice exists, or a parameter is out of range
 * @example
 * sumOfIndependent({ kind: "poisson", rate: 2 }, { kind: "poisson", rate: 3 }); // => { kind: "poisson", rate: 5 }
 */
export function sumOfIndependent(a: Distribution, b: Distribution): Distribution {
	const integer = checkedFamily(a).isInteger(a) && checkedFamily(b).isInteger(b);
	const closed = closedSum(a, b);
	if (closed !== undefined) return closed;
	requireOption(integer, "Round continuous distributions first: their sum has no closed form here.");
	return convolveLattices(toLattice(a), toLattice(b));
}

/**
 * Mixture of distributions.
 *
 * @param parts weights (sum 1) and distributions; parts of weight 0 are dropped, mixtures within are opened
 * @returns the one part left, one lattice when all parts are lattices, else a mixture
 * @throws {ReapproError} OPTION_INVALID when the weights are none or a parameter is out of range
 * @example
 * mixtureOf([{ weight: 1, distribution: { kind: "poisson", rate: 2 } }]); // => { kind: "poisson", rate: 2 }
 */
export function mixtureOf(
	parts: readonly { readonly weight: number; readonly distribution: Distribution }[],
): Distribution {
	const whole: Distribution = { kind: "mixture", parts };
	checkedFamily(whole);
	const open = parts
		.filter(({ weight }) => weight > 0)
		.flatMap(({ weight, distribution }) =>
			distribution.kind === "mixture"
				? distribution.parts.map((part) => ({
						weight: weight * part.weight,
						distribution: part.distribution,
					}))
				: [{ weight, distribution }],
		);
	if (open.length === 1) return open[0]!.distribution;
	const mixture: Distribution = { kind: "mixture", parts: open };
	return open.every(({ distribution }) => distribution.kind === "lattice") ? toLattice(mixture) : mixture;
}

/**
 * Sum of a random number of integer sizes.
 *
 * @param count distribution of the number of events
 * @param sizes probability of 1, 2, 3, ... pieces in one event; sum 1
 * @returns compound distribution; the count itself when every event is one piece
 * @throws {ReapproError} OPTION_INVALID when the sizes are no probabilities or the count is out of range
 * @example
 * compoundOf({ kind: "poisson", rate: 2 }, [0.5, 0.5]); // => { kind: "compound", count: { kind: "poisson", rate: 2 }, sizes: [0.5, 0.5] }
 */
export function compoundOf(count: CompoundDistribution["count"], sizes: readonly number[]): Distribution {
	let length = sizes.length;
	while (length > 1 && sizes[length - 1] === 0) length--;
	const compound: CompoundDistribution = { kind: "compound", count, sizes: sizes.slice(0, length) };
	checkedFamily(compound);
	return length === 1 ? count : compound;
}
