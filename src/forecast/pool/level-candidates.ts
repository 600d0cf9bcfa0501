import { type DiscountedLevel, type DiscountSettings, discountedLevel } from "../../models/index.js";
import type { LevelSetting } from "./level-settings.js";

/** Odds below which another exposure is not looked into with all settings. */
const LEAST_ODDS = 0.3;

/** What is to be expected of an article that does not move as its pool does. */
export interface OtherExposure {
	/** Expected events of each period at level 1, history and then future. */
	readonly exposure: Float64Array;
	/** Chance that an article follows it, over that of one that moves with its pool. */
	readonly prior: number;
}

/** A level under one setting and one exposure. */
export interface LevelCandidate {
	readonly level: DiscountedLevel;
	readonly setting: LevelSetting;
	readonly exposure: Float64Array;
	/** Posterior weight; those of all candidates sum to 1. */
	readonly weight: number;
}

/** What all candidates share. */
export type CommonSettings = Omit<DiscountSettings, "discount" | "slopeSpread">;

/** A candidate before all are weighed. */
interface Scored extends Omit<LevelCandidate, "weight"> {
	readonly prior: number;
}

const scoreOf = ({ level, prior }: Scored): number => level.logLikelihood + Math.log(prior);

const likeliestOf = (candidates: readonly Scored[]): Scored =>
	candidates.reduce((best, candidate) => (scoreOf(candidate) > scoreOf(best) ? candidate : best));

/**
 * Levels of one series under several settings, weighed by how well they foretold it. Other exposures are tried with
 * the likeliest setting, and with all where they may be right.
 *
 * @param events events of each period (Poisson scale)
 * @param exposures exposure of the series by its pool, and others that it may follow
 * @param settings settings with their prior weights, one at least
 * @param common what they share
 * @returns a candidate for each setting, and for each with another likely exposure
 * @example
 * const common = { periodVariance: 0, priorShape: 0.5, priorRate: 0.5, scoreDiscount: 1 };
 * const exposures = { own: new Float64Array(3).fill(1), others: [] };
 * levelCandidates(Float64Array.of(1, 1), exposures, levelSettings(1, 1, true), common).length; // => 2
 */
export function levelCandidates(
	events: Float64Array,
	exposures: { readonly own: Float64Array; readonly others: readonly OtherExposure[] },
	settings: readonly LevelSetting[],
	common: CommonSettings,
): LevelCandidate[] {
	const means = new Float64Array(events.length);
	const scored = (setting: LevelSetting, exposure: Float64Array, prior: number): Scored => {
		const { discount, slopeSpread } = setting;
		const level = discountedLevel(events, exposure, { ...common, discount, slopeSpread }, means);
		return { level, setting, exposure, prior: prior * setting.prior };
	};
	const candidates = settings.map((setting) => scored(setting, exposures.own, 1));
	const likeliest = likeliestOf(candidates);
	for (const { exposure, prior } of exposures.others) {
		const first = scored(likeliest.setting, exposure, prior);
		if (scoreOf(first) - scoreOf(likeliest) < Math.log(LEAST_ODDS)) continue;
		for (const setting of settings)
			candidates.push(setting === likeliest.setting ? first : scored(setting, exposure, prior));
	}
	const best = Math.max(...candidates.map(({ level }) => level.logLikelihood));
	const weights = candidates.map(({ level, prior }) => prior * Math.exp(level.logLikelihood - best));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return candidates.map(({ level, setting, exposure }, index) => ({
		level,
		setting,
		exposure,
		weight: weights[index]! / total,
	}));
}
