import type { OrderData } from "../orders/dataset.js";
import { newScores, originsOf, scoreOrigin } from "../orders/forecast-score.js";
import { lineSizes } from "../orders/oracle.js";
import type { Score } from "../orders/score.js";
import type { Row } from "../table.js";

const LEVELS = ["operator", "group"] as const;

/** Ratios of losses that are told of each level. */
const RATIOS: readonly (readonly [string, (score: Score) => number])[] = [
	["loss", (score) => score.ratio("ours", "within")],
	["by the mean before", (score) => score.ratio("ours")],
	["trend, season known", (score) => score.ratio("smooth", "within")],
];
const COVERS = [0.8, 0.95] as const;

/** Scores of one world, in the order of the levels. */
export type WorldScores = readonly Score[];

/** Forecasts of a world from all its origins, scored against its truth. */
export function scoreWorld(world: OrderData): WorldScores {
	const sizes = lineSizes(world);
	return LEVELS.map((level) => {
		const scores = newScores();
		for (const origin of originsOf(world)) scoreOrigin(world, origin, level, "auto", sizes, scores);
		return scores.all;
	});
}

const meanOf = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard deviation of a sample; NaN for fewer than two values. */
function deviationOf(values: readonly number[]): number {
	const mean = meanOf(values);
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

const percent = ([ours, oracle]: readonly [number, number]): string =>
	`${(100 * ours).toFixed(1)} % (${(100 * oracle).toFixed(1)} %)`;

/** Columns of the figures of all levels. */
export const WORLD_HEADER = LEVELS.flatMap((level) => [
	...RATIOS.map(([name]) => `${level}: ${name}`),
	...COVERS.map((probability) => `${100 * probability} % covers (oracle)`),
]);

/** Figures of one world, or of some worlds by a summary of their ratios; covers are means. */
function cellsOf(
	worlds: readonly WorldScores[],
	summary: (values: readonly number[]) => number,
	withCovers: boolean,
): Row {
	return LEVELS.flatMap((_, level) => {
		const scores = worlds.map((world) => world[level]!);
		const coverOf = (probability: (typeof COVERS)[number]): string => {
			const covers = scores.map((score) => score.coverage(probability));
			return percent([meanOf(covers.map(([ours]) => ours)), meanOf(covers.map(([, oracle]) => oracle))]);
		};
		return [
			...RATIOS.map(([, ratio]) => summary(scores.map(ratio)).toFixed(3)),
			...COVERS.map((probability) => (withCovers ? coverOf(probability) : "-")),
		];
	});
}

/** Figures of one world. */
export const worldCells = (world: WorldScores): Row => cellsOf([world], meanOf, true);

/** Rows under those of two worlds or more: mean, standard error of that mean, standard deviation over worlds. */
export const summaryRows = (worlds: readonly WorldScores[]): Row[] => [
	["mean", "", ...cellsOf(worlds, meanOf, true)],
	[
		"standard error of the mean",
		"",
		...cellsOf(worlds, (values) => deviationOf(values) / Math.sqrt(values.length), false),
	],
	["standard deviation over worlds", "", ...cellsOf(worlds, deviationOf, false)],
];
