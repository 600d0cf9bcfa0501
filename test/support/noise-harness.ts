import { discreteLaplaceMass } from "../../src/math/index.js";
import {
	type ContributionBound,
	createNoiseBudget,
	noisyCounts,
	type RandomBytes,
	type UnitContribution,
} from "../../src/privacy/index.js";
import { countedBytes } from "./noise-bytes.js";
import * as statistics from "./noise-statistics.js";

/** One question to a mechanism that adds noise. */
export interface NoiseTrial {
	readonly cells: number;
	readonly contributions: readonly UnitContribution[];
	readonly bound: ContributionBound;
	readonly microEpsilon: number;
	readonly randomBytes: RandomBytes;
}

/** Answers a trial with one noisy count a cell. */
export type NoiseMechanism = (trial: NoiseTrial) => readonly number[];

/** The mechanism of the library, each trial out of a budget of its own. */
export const libraryNoise: NoiseMechanism = ({ cells, contributions, bound, microEpsilon, randomBytes }) =>
	noisyCounts(contributions, {
		budget: createNoiseBudget({
			unit: "family",
			contributionBound: bound,
			totalMicroEpsilon: microEpsilon,
		}),
		microEpsilon,
		question: "trial",
		edition: "1",
		cells: Array.from({ length: cells }, (_, cell) => `c${cell}`),
		randomBytes,
	}).answer.counts.map(({ count }) => count);

/** What the harness can find wrong. */
export type NoiseFinding =
	| "no integers"
	| "too little noise"
	| "too much noise"
	| "wrong shape"
	| "not independent"
	| "source not used"
	| "counts changed"
	| "bound not kept"
	| "loss above epsilon";

/** A scale at which a mechanism is judged. */
export interface NoiseCase {
	readonly bound: ContributionBound;
	readonly microEpsilon: number;
}

/** A small scale, at which rounding shows, and a larger one with a bound of lines. */
export const NOISE_CASES: readonly NoiseCase[] = [
	{ bound: { pieces: 1 }, microEpsilon: 1_000_000 },
	{ bound: { lines: 4, piecesPerLine: 5 }, microEpsilon: 700_000 },
];

/** Most pieces that one unit may change, worked out here once more, apart from the library. */
const sensitivity = ({ bound }: NoiseCase): number =>
	"pieces" in bound ? bound.pieces : bound.lines * bound.piecesPerLine;

/** One over the scale that the noise must have. */
const rateOf = (one: NoiseCase): number => one.microEpsilon / 1_000_000 / sensitivity(one);

/** The lines of a unit that uses its bound up in one cell, `times` over. */
function fullUnit({ bound }: NoiseCase, unit: string, cell: number, times = 1): UnitContribution[] {
	if ("pieces" in bound) return [{ unit, cell, count: times * bound.pieces }];
	return Array.from({ length: times * bound.lines }, () => ({ unit, cell, count: bound.piecesPerLine }));
}

/**
 * Judges noise alone: counts of nothing, so that the answer is the noise.
 *
 * @param sampleSize default what it takes to catch 5 % too little noise
 */
export function judgeNoise(
	mechanism: NoiseMechanism,
	one: NoiseCase,
	source: RandomBytes,
	sampleSize = statistics.sampleSizeFor(rateOf(one)),
): NoiseFinding[] {
	const rate = rateOf(one);
	const counted = countedBytes(source);
	const noise = mechanism({ ...one, cells: sampleSize, contributions: [], randomBytes: counted.source });
	const findings: NoiseFinding[] = [];
	if (!noise.every(Number.isSafeInteger)) findings.push("no integers");
	const { least, most } = statistics.magnitudeLimits(rate, sampleSize);
	const meanMagnitude = noise.reduce((sum, value) => sum + Math.abs(value), 0) / sampleSize;
	if (meanMagnitude < least) findings.push("too little noise");
	if (meanMagnitude > most) findings.push("too much noise");
	if (statistics.hasWrongShape(noise, rate)) findings.push("wrong shape");
	if (statistics.isDependent(noise)) findings.push("not independent");
	// A sampler that is exact can not give an outcome of probability q for less than -log2 q bits.
	const bits = noise.reduce((sum, value) => sum - Math.log2(discreteLaplaceMass(rate, Math.round(value))), 0);
	if (8 * counted.drawn() < bits) findings.push("source not used");
	return findings;
}

/** The same bytes give the same noise, whatever the data: a difference of two answers is then one of the data alone. */
function judgeReplay(
	mechanism: NoiseMechanism,
	one: NoiseCase,
	streams: (name: string) => RandomBytes,
): NoiseFinding[] {
	const cells = 12;
	const others = [
		{ unit: "a", cell: 0, count: 1 },
		{ unit: "b", cell: 3, count: -1 },
		...fullUnit(one, "c", 7),
	];
	const ask = (contributions: readonly UnitContribution[], stream = "replay"): readonly number[] =>
		mechanism({ ...one, cells, contributions, randomBytes: streams(stream) });
	const differenceOf = (contributions: readonly UnitContribution[]): number[] => {
		const [before, after] = [ask(others), ask([...others, ...contributions])];
		return after.map((count, cell) => count - (before[cell] as number));
	};
	const findings: NoiseFinding[] = [];
	const [first, again, another] = [ask(others), ask(others), ask(others, "another")].map(String);
	if (first !== again || first === another) findings.push("source not used");
	const within = differenceOf(fullUnit(one, "d", 5));
	if (within.some((change, cell) => change !== (cell === 5 ? sensitivity(one) : 0))) {
		findings.push("counts changed");
	}
	const beyond = [
		fullUnit(one, "d", 5, 50),
		[{ unit: "d", cell: 5, count: -1_000_000 }],
		Array.from({ length: cells }, (_, cell) => fullUnit(one, "d", cell)).flat(),
		Array.from({ length: 200 }, (_, line) => ({ unit: "d", cell: line % cells, count: line % 2 ? 3 : -2 })),
	];
	const changes = beyond.map((unit) => differenceOf(unit).reduce((sum, change) => sum + Math.abs(change), 0));
	if (changes.some((change) => change > sensitivity(one))) findings.push("bound not kept");
	return findings;
}

/**
 * Measures the loss of privacy: each count has a unit of its own in one answer, and none in the other. Of every event
 * P(with) <= exp(epsilon) P(without) must hold, and the other way round; found are only breaches beyond doubt.
 */
function judgeLoss(
	mechanism: NoiseMechanism,
	one: NoiseCase,
	streams: (name: string) => RandomBytes,
	times: number,
): NoiseFinding[] {
	const cells = 4_000;
	const limit = Math.exp(one.microEpsilon / 1_000_000);
	const units = Array.from({ length: cells }, (_, cell) => fullUnit(one, `u${cell}`, cell, times)).flat();
	const ask = (contributions: readonly UnitContribution[], stream: string): readonly number[] =>
		mechanism({ ...one, cells, contributions, randomBytes: streams(stream) });
	const present = ask(units, "with");
	const absent = ask([], "without");
	const share = (counts: readonly number[], event: (count: number) => boolean): number =>
		counts.filter(event).length / cells;
	const most = sensitivity(one);
	const isBreach = [0, Math.ceil(most / 2), most, 2 * most].some((level) => {
		const above = (count: number): boolean => count >= level;
		const below = (count: number): boolean => count < level;
		return (
			statistics.ratioExceeds(share(present, above), share(absent, above), cells, limit) ||
			statistics.ratioExceeds(share(absent, below), share(present, below), cells, limit)
		);
	});
	return isBreach ? ["loss above epsilon"] : [];
}

/**
 * Everything that is wrong with a mechanism. Of a right one anything is found with probability below 1e-6: there are
 * fewer than 100 one-sided events of chance over both cases, each of probability 1e-8.
 *
 * @param streams gives a stream of bytes by its name, the same bytes each time it is asked
 * @param sampleSize values of noise to judge; default what it takes to catch 5 % too little
 */
export function auditNoise(
	mechanism: NoiseMechanism,
	streams: (name: string) => RandomBytes,
	sampleSize?: number,
): NoiseFinding[] {
	const findings = NOISE_CASES.flatMap((one, at) => {
		const own = (name: string): RandomBytes => streams(`${at}/${name}`);
		return [
			...judgeNoise(mechanism, one, own("noise"), sampleSize),
			...judgeReplay(mechanism, one, own),
			...judgeLoss(mechanism, one, own, 1),
			...judgeLoss(mechanism, one, own, 10),
		];
	});
	return [...new Set(findings)].sort();
}
