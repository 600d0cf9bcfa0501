import { createRandom } from "../../src/index.js";
import type { RandomBytes } from "../../src/privacy/index.js";
import { clippedTotals } from "../../src/privacy/noise/clip-contributions.js";
import { sensitivityOf } from "../../src/privacy/noise/contribution-bound.js";
import { discreteLaplaceNoise } from "../../src/privacy/noise/discrete-laplace-noise.js";
import { type NoiseScale, noiseScale } from "../../src/privacy/noise/noise-scale.js";
import { byteReader } from "../../src/privacy/noise/random-bytes.js";
import { uniformBelow } from "../../src/privacy/noise/uniform-below.js";
import type { NoiseMechanism, NoiseTrial } from "./noise-harness.js";

/** The parts of the mechanism, any of which a twin may get wrong. */
interface Parts {
	readonly totals: (trial: NoiseTrial) => readonly number[];
	readonly scale: (trial: NoiseTrial) => NoiseScale;
	readonly source: (trial: NoiseTrial) => RandomBytes;
	/** Draws noise for as many counts. */
	readonly draw: (scale: NoiseScale, source: RandomBytes, counts: number) => readonly number[];
}

const RIGHT: Parts = {
	totals: ({ contributions, cells, bound }) => [...clippedTotals(contributions, cells, bound)],
	scale: ({ bound, microEpsilon }) => noiseScale(sensitivityOf(bound), microEpsilon),
	source: ({ randomBytes }) => randomBytes,
	draw: (scale, source, counts) => {
		const below = uniformBelow(byteReader(source));
		return Array.from({ length: counts }, () => discreteLaplaceNoise(scale, below));
	},
};

function twin(wrong: Partial<Parts>): NoiseMechanism {
	const { totals, scale, source, draw } = { ...RIGHT, ...wrong };
	return (trial) => {
		const noise = draw(scale(trial), source(trial), trial.cells);
		return totals(trial).map((total, cell) => total + (noise[cell] as number));
	};
}

const shareOfScale =
	(numerator: number, denominator: number): Parts["scale"] =>
	(trial) => {
		const right = RIGHT.scale(trial);
		return { numerator: right.numerator * numerator, denominator: right.denominator * denominator };
	};

/** A fraction in [0, 1) on the grid of 53 bits, as a textbook has it. */
function floatingUniforms(source: RandomBytes): () => number {
	const nextByte = byteReader(source);
	return () => {
		let value = 0;
		for (let index = 0; index < 7; index++) value = (value + nextByte()) / 256;
		return value;
	};
}

/** Laplace noise by inversion of the distribution function. */
function floatingLaplace({ numerator, denominator }: NoiseScale, uniform: number): number {
	const centred = uniform - 0.5;
	return -(numerator / denominator) * Math.sign(centred) * Math.log1p(-2 * Math.abs(centred));
}

const floating =
	(finish: (value: number) => number): Parts["draw"] =>
	(scale, source, counts) => {
		const uniform = floatingUniforms(source);
		return Array.from({ length: counts }, () => finish(floatingLaplace(scale, uniform())) + 0);
	};

/** The mechanism put together from its parts, nothing wrong with it: what sets the twins apart is the mistake alone. */
export const rightTwin = twin({});

/** Mechanisms with one mistake each, and nothing else wrong. */
export const BROKEN_NOISE = {
	/** Half the scale. */
	halfNoise: twin({ scale: shareOfScale(1, 2) }),
	/** 5 % too little. */
	fivePercentTooLittle: twin({ scale: shareOfScale(19, 20) }),
	/** Units bring what they like. */
	noBound: twin({
		totals: ({ contributions, cells }) => {
			const totals = new Array<number>(cells).fill(0);
			for (const { cell, count } of contributions) totals[cell] = (totals[cell] as number) + count;
			return totals;
		},
	}),
	/** Every line is cut, the unit is not. */
	boundOfLinesOnly: twin({
		totals: ({ contributions, cells, bound }) => [
			...clippedTotals(
				contributions.map(({ cell, count }) => ({ unit: undefined, cell, count })),
				cells,
				"pieces" in bound ? { lines: 1, piecesPerLine: bound.pieces } : bound,
			),
		],
	}),
	/** `Math.random`, whose state can be worked out from a few values. */
	mathRandom: twin({
		source: () => (length) => Uint8Array.from({ length }, () => Math.floor(Math.random() * 256)),
	}),
	/** Eight bytes of the source, then a generator that anyone can run on. */
	shortSeed: twin({
		draw: (scale, source, counts) => {
			const seed = source(8).reduce((sum, byte) => (sum * 256 + byte) % 2 ** 32, 0);
			const random = createRandom(seed);
			return RIGHT.draw(scale, (length) => Uint8Array.from({ length }, () => random.integer(256)), counts);
		},
	}),
	/** Floating-point noise, not rounded: the last digits of an answer tell the count (Mironov 2012). */
	floatingPoint: twin({ draw: floating((value) => value) }),
	/** Floating-point noise, rounded to whole pieces: another distribution than the one promised. */
	floatingPointRounded: twin({ draw: floating(Math.round) }),
	/** Scaled as if a unit were one line of one piece. */
	wrongSensitivity: twin({ scale: ({ microEpsilon }) => noiseScale(1, microEpsilon) }),
	/** Scaled for the pieces of one line, not for all lines of a unit. */
	sensitivityOfOneLine: twin({
		scale: ({ bound, microEpsilon }) =>
			noiseScale("pieces" in bound ? bound.pieces : bound.piecesPerLine, microEpsilon),
	}),
	/** One value for all counts: the difference of two counts has no noise. */
	oneValueForAll: twin({
		draw: (scale, source, counts) =>
			new Array<number>(counts).fill(RIGHT.draw(scale, source, 1)[0] as number),
	}),
} as const satisfies Readonly<Record<string, NoiseMechanism>>;
