import { normalCdf, normalQuantile, normalSurvival } from "../../math/index.js";
import { requireAtLeast, requirePositive } from "../require.js";

/** Textbook demand distributions that no forecast of the library gives. */
export type ContinuousDemand =
	/** ln X is normal with mean `mu` and standard deviation `sigma`. */
	| { readonly kind: "lognormal"; readonly mu: number; readonly sigma: number }
	| { readonly kind: "uniform"; readonly lower: number; readonly upper: number }
	/** Mean 1 / `rate`. */
	| { readonly kind: "exponential"; readonly rate: number };

/** Functions of one continuous demand distribution. */
export interface DemandFunctions {
	readonly mean: number;
	/** E[X^2]. */
	readonly meanSquare: number;
	readonly cdf: (x: number) => number;
	readonly survival: (x: number) => number;
	readonly quantile: (p: number) => number;
	/** E[(X - x)^+]. */
	readonly loss: (x: number) => number;
	/** E[(x - X)^+]. */
	readonly complementaryLoss: (x: number) => number;
	/** 1/2 E[((X - x)^+)^2]. */
	readonly secondOrderLoss: (x: number) => number;
	/** 1/2 E[((x - X)^+)^2]. */
	readonly secondOrderComplementaryLoss: (x: number) => number;
}

/**
 * Distribution, quantile and loss functions in closed form (Zipkin 2000, app. C; Snyder and Shen 2019, app. C).
 *
 * @param demand lognormal, uniform or exponential demand
 * @returns its functions
 * @throws {ReapproError} `INPUT_INVALID` when a parameter is out of range
 * @example
 * continuousDemand({ kind: "uniform", lower: 0, upper: 10 }).loss(5); // => 1.25
 */
export function continuousDemand(demand: ContinuousDemand): DemandFunctions {
	if (demand.kind === "lognormal") return lognormal(demand.mu, requirePositive(demand.sigma, "sigma"));
	if (demand.kind === "uniform") {
		requirePositive(demand.upper - demand.lower, "upper");
		return uniform(requireAtLeast(demand.lower, "lower", Number.NEGATIVE_INFINITY), demand.upper);
	}
	return exponential(requirePositive(demand.rate, "rate"));
}

function lognormal(mu: number, sigma: number): DemandFunctions {
	const mean = Math.exp(mu + sigma ** 2 / 2);
	const meanSquare = Math.exp(2 * mu + 2 * sigma ** 2);
	// E[X^k; X > x] = E[X^k] P(Z < k sigma - z), z the standardised log of x.
	const standard = (x: number) => (x > 0 ? (Math.log(x) - mu) / sigma : Number.NEGATIVE_INFINITY);
	const upper = (x: number, power: number) => normalSurvival(standard(x) - power * sigma);
	const lower = (x: number, power: number) => normalCdf(standard(x) - power * sigma);
	return {
		mean,
		meanSquare,
		cdf: (x) => lower(x, 0),
		survival: (x) => upper(x, 0),
		quantile: (p) => Math.exp(mu + sigma * normalQuantile(p)),
		loss: (x) => mean * upper(x, 1) - x * upper(x, 0),
		complementaryLoss: (x) => x * lower(x, 0) - mean * lower(x, 1),
		secondOrderLoss: (x) =>
			(meanSquare * upper(x, 2) - 2 * x * mean * upper(x, 1) + x ** 2 * upper(x, 0)) / 2,
		secondOrderComplementaryLoss: (x) =>
			(meanSquare * lower(x, 2) - 2 * x * mean * lower(x, 1) + x ** 2 * lower(x, 0)) / 2,
	};
}

function uniform(lower: number, upper: number): DemandFunctions {
	const width = upper - lower;
	const clamp = (x: number) => Math.min(upper, Math.max(lower, x));
	return {
		mean: (lower + upper) / 2,
		meanSquare: (lower ** 2 + lower * upper + upper ** 2) / 3,
		cdf: (x) => (clamp(x) - lower) / width,
		survival: (x) => (upper - clamp(x)) / width,
		quantile: (p) => lower + p * width,
		loss: (x) => (upper - clamp(x)) ** 2 / (2 * width) + Math.max(0, lower - x),
		complementaryLoss: (x) => (clamp(x) - lower) ** 2 / (2 * width) + Math.max(0, x - upper),
		secondOrderLoss: (x) => {
			const below = Math.max(0, lower - x);
			return (upper - clamp(x)) ** 3 / (6 * width) + (below * width) / 2 + below ** 2 / 2;
		},
		secondOrderComplementaryLoss: (x) => {
			const above = Math.max(0, x - upper);
			return (clamp(x) - lower) ** 3 / (6 * width) + (above * width) / 2 + above ** 2 / 2;
		},
	};
}

function exponential(rate: number): DemandFunctions {
	const survival = (x: number) => (x > 0 ? Math.exp(-rate * x) : 1);
	const loss = (x: number) => (x > 0 ? survival(x) / rate : 1 / rate - x);
	const secondOrderLoss = (x: number) =>
		x > 0 ? survival(x) / rate ** 2 : 1 / rate ** 2 - x / rate + x ** 2 / 2;
	return {
		mean: 1 / rate,
		meanSquare: 2 / rate ** 2,
		cdf: (x) => (x > 0 ? -Math.expm1(-rate * x) : 0),
		survival,
		quantile: (p) => -Math.log1p(-p) / rate,
		loss,
		complementaryLoss: (x) => (x > 0 ? x + Math.expm1(-rate * x) / rate : 0),
		secondOrderLoss,
		secondOrderComplementaryLoss: (x) =>
			x > 0 ? x ** 2 / 2 - x / rate - Math.expm1(-rate * x) / rate ** 2 : 0,
	};
}
