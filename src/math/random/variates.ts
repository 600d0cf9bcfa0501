import { logGamma } from "../special/log-gamma.js";

type Uniform = () => number;
type Normal = () => number;

/** Normal by the polar method, one value kept. Source: Marsaglia and Bray (1964). */
export function createNormal(uniform: Uniform): Normal {
	let spare = Number.NaN;
	return () => {
		if (!Number.isNaN(spare)) {
			const value = spare;
			spare = Number.NaN;
			return value;
		}
		for (;;) {
			const u = 2 * uniform() - 1;
			const v = 2 * uniform() - 1;
			const square = u * u + v * v;
			if (square >= 1 || square === 0) continue;
			const factor = Math.sqrt((-2 * Math.log(square)) / square);
			spare = v * factor;
			return u * factor;
		}
	};
}

/** Poisson by walking up the distribution function; for small rates. */
function poissonByInversion(rate: number, uniform: Uniform): number {
	let left = uniform();
	let mass = Math.exp(-rate);
	let k = 0;
	while (left >= mass && (mass > 0 || k < rate)) {
		left -= mass;
		k += 1;
		mass *= rate / k;
	}
	return k;
}

/** Poisson by transformed rejection with squeeze. Source: Hormann (1993), algorithm PTRS, for rates of 10 and more. */
function poissonByRejection(rate: number, uniform: Uniform): number {
	const root = Math.sqrt(rate);
	const b = 0.931 + 2.53 * root;
	const a = -0.059 + 0.02483 * b;
	const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
	const squeeze = 0.9277 - 3.6224 / (b - 2);
	const logRate = Math.log(rate);
	for (;;) {
		const u = uniform() - 0.5;
		const v = uniform();
		const us = 0.5 - Math.abs(u);
		const k = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
		if (us >= 0.07 && v <= squeeze) return k;
		if (k < 0 || (us < 0.013 && v > us)) continue;
		const accept = k * logRate - rate - logGamma(k + 1);
		if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= accept) return k;
	}
}

/** Poisson variate, by inversion below a rate of 10 and by rejection from there. */
export function drawPoisson(rate: number, uniform: Uniform): number {
	if (rate === 0) return 0;
	return rate < 10 ? poissonByInversion(rate, uniform) : poissonByRejection(rate, uniform);
}

/** Gamma of scale 1. Source: Marsaglia and Tsang (2000); below shape 1 by their boost U^(1 / shape). */
export function drawGamma(shape: number, uniform: Uniform, normal: Normal): number {
	if (shape < 1) {
		const boost = Math.log(1 - uniform()) / shape;
		return drawGamma(shape + 1, uniform, normal) * Math.exp(boost);
	}
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const x = normal();
		const root = 1 + c * x;
		if (root <= 0) continue;
		const v = root * root * root;
		const u = 1 - uniform();
		if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
	}
}
