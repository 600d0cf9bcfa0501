import { type CountPart, type DiscountedLevel, discountedLevel, slopeLift } from "../../models/index.js";
import { fateOf, silenceOf } from "./end-of-life.js";
import { BREAKS_SHOW_FROM, levelBreak } from "./level-break.js";
import { levelCandidates, type OtherExposure } from "./level-candidates.js";
import { levelSettings } from "./level-settings.js";
import { isAbsence } from "./log-silence.js";
import { besideParts, LEAST_WEIGHT, mergedParts } from "./merge-parts.js";

/** Weeks over which the predictive likelihood fades; found with the constants of `level-settings.ts`. */
const SCORE_MEMORY = 200;
/** Factor a week by which a slope goes on into the future. */
const WEEKLY_DAMPING = 0.97;
/** A level wanders on over the span; beyond this many weeks the common factor does not widen further. */
const WIDENING_WEEKS = 13;
/** Events that the lasting prior of a level is worth (Jeffreys). */
const PRIOR_EVENTS = 0.5;

/** What is known of a series beside its own events. */
export interface LevelGiven {
	/** Expected events of each period at level 1, history and then future. */
	readonly exposure: Float64Array;
	/** What else it may follow: its pool some weeks later, a season of its own; none for an article that follows the calendar. */
	readonly others?: readonly OtherExposure[];
	readonly periodsPerWeek: number;
	readonly periodVariance: number;
	/** Events that the pool's expectation is worth, and that expectation of all events of the history; 0 for none. */
	readonly pooledEvents: number;
	readonly pooledExpectation: number;
	/** Whether the exposure is that of an article that follows the calendar. */
	readonly followsCalendar: boolean;
	/** Chance a period that an article comes to its end. */
	readonly endHazard: number;
	/** Chance a week that an article begins to pause. */
	readonly pauses: number;
	/** First future periods, over which the level is asked for; all of them when absent. What follows them changes nothing. */
	readonly span?: number;
}

/** Evidence of a series from its first period that counts. */
interface Start {
	readonly from: number;
	readonly events: number;
	readonly exposure: number;
}

/** Periods before the first event are left out where a level as it was later would hardly have been silent in them. */
function startOf(events: Float64Array, exposure: Float64Array): Start {
	const length = events.length;
	let first = 0;
	while (first < length && events[first] === 0) first++;
	let sum = 0;
	let silent = 0;
	let seen = 0;
	for (let t = 0; t < length; t++) {
		sum += events[t]!;
		if (t < first) silent += exposure[t]!;
		else seen += exposure[t]!;
	}
	return isAbsence(sum, silent, seen)
		? { from: first, events: sum, exposure: seen }
		: { from: 0, events: sum, exposure: silent + seen };
}

/** Level of each future period, without its exposure. */
function futureLevels(level: DiscountedLevel, horizon: number, periodsPerWeek: number): Float64Array {
	const damping = WEEKLY_DAMPING ** (1 / periodsPerWeek);
	const levels = new Float64Array(horizon);
	const now = level.shape / level.rate;
	let ahead = level.age;
	let step = 1;
	for (let h = 0; h < horizon; h++) {
		levels[h] = level.slope === 0 ? now : now * slopeLift(level.slope * ahead);
		step *= damping;
		ahead += step;
	}
	return levels;
}

/** Levels of a series that sells on, with those after a break with its past. */
function levelsOf(events: Float64Array, start: Start, given: LevelGiven, horizon: number): CountPart[] {
	const { exposure, periodsPerWeek, pooledEvents, pooledExpectation } = given;
	const length = events.length;
	const isPooled = pooledEvents > 0 && pooledExpectation > 0 && start.from === 0;
	const weeks = Math.max(1, length - start.from) / periodsPerWeek;
	const eventsPerWeek = start.events / weeks;
	const settings = levelSettings(
		eventsPerWeek,
		periodsPerWeek,
		given.followsCalendar,
		start.from > 0 ? weeks : undefined,
	);
	const common = {
		periodVariance: given.periodVariance,
		priorShape: PRIOR_EVENTS,
		priorRate: (PRIOR_EVENTS * start.exposure) / (start.events + 1),
		scoreDiscount: 1 - 1 / (SCORE_MEMORY * periodsPerWeek),
		from: start.from,
		startShape: isPooled ? pooledEvents : 0,
		startRate: isPooled ? (pooledEvents * start.exposure) / pooledExpectation : 0,
	};
	const exposures = { own: exposure, others: given.others ?? [] };
	const candidates = levelCandidates(events, exposures, settings, common);
	const span = Math.min(given.span ?? horizon, horizon);
	const middle = (1 + Math.min(span, WIDENING_WEEKS * periodsPerWeek)) / 2;
	const parts = candidates.map(({ level, setting, exposure: index, weight }): CountPart => {
		const ahead = futureLevels(level, horizon, periodsPerWeek);
		const reach = level.age + middle;
		return {
			weight,
			rates: Array.from(ahead, (value, h) => value * index[length + h]!),
			levelVariance: (1 / level.shape + level.slopeVariance * reach * reach) / setting.discount ** middle,
		};
	});
	if (given.followsCalendar || eventsPerWeek < BREAKS_SHOW_FROM) return mergedParts(parts, span);
	const likeliest = candidates.reduce((best, one) => (one.weight > best.weight ? one : best));
	const means = new Float64Array(length);
	discountedLevel(events, likeliest.exposure, { ...common, ...likeliest.setting }, means);
	const variance = given.periodVariance + 1 / likeliest.level.shape;
	const seen = { ...given, exposure: likeliest.exposure, means, from: start.from, variance };
	const broken = levelBreak(events, seen, horizon);
	return mergedParts(broken === undefined ? parts : besideParts(parts, [broken]), span);
}

/** The same history, its silence since the last event not seen. */
function withoutSilence(events: Float64Array): Float64Array {
	const seen = events.slice();
	for (let t = seen.length - 1; t >= 0 && seen[t] === 0; t--) seen[t] = Number.NaN;
	return seen;
}

/**
 * Level of one series within its pool, as a mixture over how long evidence lasts and whether it has a slope, weighted
 * by predictive likelihood: launches and articles that take over from each other need no rules of their own. A break with
 * the past is one more part. A silence since the last event may be an end, chance, or a pause that says nothing of the level:
 * a week whose lines did not come is no end of what sold twenty a week.
 *
 * @param events events of each period (Poisson scale)
 * @param given exposure and what the pool expects
 * @param horizon number of future periods; `given.exposure` covers them
 * @returns parts of a count process, their rates in events
 * @see Harvey and Fernandes (1989), JBES 7; Raftery, Karny and Ettler (2010), Technometrics 52, on weights that fade
 * @example
 * const given = { exposure: new Float64Array(5).fill(1), periodsPerWeek: 1, periodVariance: 0, pooledEvents: 0, pooledExpectation: 0, followsCalendar: false, endHazard: 0.00025, pauses: 0.01 };
 * levelMixture(Float64Array.of(2, 2, 2, 2), given, 1)[0].weight; // => 1
 */
export function levelMixture(events: Float64Array, given: LevelGiven, horizon: number): CountPart[] {
	const start = startOf(events, given.exposure);
	const levels = levelsOf(events, start, given, horizon);
	if (given.followsCalendar) return levels;
	const silence = silenceOf(events, given.exposure, start.from, given);
	if (silence === undefined) return levels;
	const { ended, paused } = fateOf(silence, given.endHazard);
	const scaled = (parts: readonly CountPart[], share: number): CountPart[] =>
		parts.map((part) => ({ ...part, weight: part.weight * share }));
	const others: CountPart[] = [];
	if (ended >= LEAST_WEIGHT)
		others.push({ weight: ended, rates: new Array<number>(horizon).fill(0), levelVariance: 0 });
	if (paused >= LEAST_WEIGHT)
		others.push(...scaled(levelsOf(withoutSilence(events), start, given, horizon), paused));
	return besideParts(levels, others);
}
