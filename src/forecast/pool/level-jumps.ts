import { filterLevel, type LevelAndShock, type Ratios } from "./level-and-shock.js";

/**
 * Chance of a jump a week, about one in sixty years, and its standard deviation as a logarithm. With three times the
 * chance, weeks of influenza were taken for jumps on the origins of 2013 and 2014 of the medium orders.
 */
const JUMPS_A_WEEK = 0.0003;
const JUMP = 0.3;
/** Weeks before the end in which a jump is looked for: older ones the steps have caught up with. */
const JUMP_WEEKS = 104;
/** Weeks that must have been seen since: fewer may be a wave. */
const WEEKS_SINCE = 6;
/** Periods before the first jump. */
const EARLIEST = 13;
/** Variance of a period's logarithm above which a few low counts look like a jump. */
const NOISIEST = 0.2;
const LEAST_WEIGHT = 0.01;

/** One way in which a level may have moved, and its posterior weight. */
export interface LikelyLevel {
	readonly setting: LevelAndShock;
	readonly weight: number;
}

function median(values: Float64Array): number {
	return values.slice().sort()[values.length >> 1]!;
}

/** The likeliest of some settings, one at least. */
function likeliest(ratios: Ratios, settings: readonly LevelAndShock[]) {
	let best = { setting: settings[0]!, logLikelihood: Number.NEGATIVE_INFINITY };
	for (const setting of settings) {
		const logLikelihood = filterLevel(ratios, setting);
		if (logLikelihood > best.logLikelihood) best = { setting, logLikelihood };
	}
	return best;
}

/**
 * How a level may have moved: by steps alone, or also by one jump, such as that of an operator that wins or loses a part
 * of its market. A step a week that is small enough for quiet years needs more than a year to follow a jump.
 *
 * @param ratios what was seen, a period each
 * @param settings how level and shock may move without a jump
 * @param perWeek periods a week
 * @returns settings and their weights, which sum to 1; without a jump where there are too few events to see one by
 * @see Chen and Liu (1993), Journal of the American Statistical Association 88, on level shifts beside other outliers
 * @example
 * const ratios = { values: new Float64Array(9), noise: new Float64Array(9).fill(0.01) };
 * likelyLevels(ratios, [{ persistence: 0, shockVariance: 0, stepVariance: 0, dispersion: 1 }], 1)[0].weight; // => 1
 */
export function likelyLevels(
	ratios: Ratios,
	settings: readonly LevelAndShock[],
	perWeek: number,
): LikelyLevel[] {
	const steady = likeliest(ratios, settings);
	const length = ratios.values.length;
	const stride = Math.max(1, Math.round(perWeek));
	const first = Math.max(EARLIEST, length - Math.round(JUMP_WEEKS * perWeek));
	const last = length - Math.ceil(WEEKS_SINCE * perWeek);
	if (first > last || median(ratios.noise) * steady.setting.dispersion > NOISIEST)
		return [{ setting: steady.setting, weight: 1 }];
	const jumpsOf = (setting: LevelAndShock): LevelAndShock[] => {
		const moved: LevelAndShock[] = [];
		for (let at = first; at <= last; at += stride)
			moved.push({ ...setting, jump: { at, variance: JUMP * JUMP } });
		return moved;
	};
	const { jump } = likeliest(ratios, jumpsOf(steady.setting)).setting;
	// Without the jump, steps or noise had to stand for it.
	const moving = likeliest(
		ratios,
		settings.map((setting) => ({ ...setting, ...(jump === undefined ? {} : { jump }) })),
	);
	const chance = (JUMPS_A_WEEK * stride) / perWeek;
	const all = jumpsOf(moving.setting).map((setting) => ({
		setting,
		weight: chance * Math.exp(filterLevel(ratios, setting) - steady.logLikelihood),
	}));
	all.push({ setting: steady.setting, weight: 1 });
	const total = all.reduce((sum, { weight }) => sum + weight, 0);
	const kept = all.filter(({ weight }) => weight >= LEAST_WEIGHT * total);
	const left = kept.reduce((sum, { weight }) => sum + weight, 0);
	return kept.map(({ setting, weight }) => ({ setting, weight: weight / left }));
}
