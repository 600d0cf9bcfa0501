import { parseIsoDate, periodOf } from "../../src/calendar/index.js";
import { risksByPieces, type ServiceRule } from "../../src/inventory/index.js";
import { createRandom } from "../../src/math/index.js";
import { checkPlanInput } from "../../src/plan/input/checked-input.js";
import { emptyPosition } from "../../src/plan/input/positions.js";
import type { OperatorDemand } from "../../src/plan/operator-demand.js";
import { operatorTasks } from "../../src/plan/plan-operator.js";
import { planSetting, settingWith } from "../../src/plan/plan-setting.js";
import { orderOfPieces } from "../../src/plan/together/divide-pieces.js";
import { planTogether } from "../../src/plan/together/plan-together.js";

/** A depot and its sites, each with Poisson demand of a known rate. */
export interface DepotCase {
	/** Pieces a day at each site. */
	readonly rates: readonly number[];
	readonly service: ServiceRule;
	readonly leadTimeDays: number;
	readonly reviewDays: number;
	readonly daysToSites: number;
	readonly tripEveryDays: number;
}

/** Levels of a plan: of the depot and its sites together, and of each site. */
export interface DepotLevels {
	readonly together: number;
	readonly sites: readonly number[];
}

const ASOF = "2026-11-23";
const SKU = "COFFIN";

/** Levels that the engine sets when it knows the rates of the sites. */
export function levelsOf({ rates, service, leadTimeDays, reviewDays, ...trips }: DepotCase): DepotLevels {
	const input = checkPlanInput({ asOf: ASOF, items: [{ sku: SKU, leadTimeDays, reviewDays, service }] });
	const depot = { operatorId: "op-1", siteId: "depot", ...trips };
	const setting = settingWith(planSetting(input), depot);
	const sites = rates.map((_, index) => `site-${String(index).padStart(2, "0")}`);
	const periods = 60;
	const demandWith = (rate: number) => ({
		model: "known",
		process: {
			kind: "counts" as const,
			parts: [{ weight: 1, rates: new Array<number>(periods).fill(7 * rate), levelVariance: 0 }],
			periodVariance: 0,
			sizes: [1],
		},
		share: 1,
		source: "own" as const,
	});
	const demand: OperatorDemand = {
		period: periodOf("week"),
		firstStart: parseIsoDate(ASOF)!,
		periods,
		weekdayProfile: new Array<number>(7).fill(1 / 7),
		skus: [SKU],
		historyOf: () => 100,
		sitesOf: () => sites,
		demandOf: (siteId) =>
			demandWith(
				siteId === undefined
					? rates.reduce((sum, rate) => sum + rate, 0)
					: (rates[sites.indexOf(siteId)] ?? 0),
			),
	};
	const positions = ["depot", ...sites].map((siteId) => ({ ...emptyPosition("op-1", SKU), siteId }));
	const tasks = operatorTasks(positions, demand, setting);
	const { lines } = planTogether(tasks, { operatorId: "op-1", depot, demand, setting, input });
	const [together, ...own] = lines.map((line) => ("orderUpTo" in line ? line.orderUpTo : Number.NaN));
	return { together: together!, sites: own };
}

/** Service of each site in a long run. */
export interface SimulatedService {
	/** Part of the days after which nothing is owed just before a trip brings what a new order brought. */
	readonly cycle: readonly number[];
	/** Part of the days that end with a piece on the shelf. */
	readonly ready: readonly number[];
	/** Part of the demand that is served at once. */
	readonly fill: readonly number[];
}

/**
 * Plays orders, trips and demand by the day.
 *
 * @param problem the depot
 * @param levels levels to play with
 * @param run `phase` days between an order and a trip; days to play and seed
 */
export function simulatedService(
	{
		rates,
		service,
		leadTimeDays: lead,
		reviewDays: review,
		daysToSites: way,
		tripEveryDays: trip,
	}: DepotCase,
	levels: DepotLevels,
	{ phase, days, seed }: { readonly phase: number; readonly days: number; readonly seed: number },
): SimulatedService {
	const random = createRandom(seed);
	const poisson = (rate: number) => ({ kind: "poisson", rate }) as const;
	const places = rates.map((rate, at) => {
		const demand = {
			protection: poisson(rate * (way + trip)),
			lead: poisson(rate * way),
			reviewMean: rate * trip,
		};
		return {
			risks: risksByPieces(demand, service),
			survivals: risksByPieces(demand, { type: "cycle" }),
			mean: rate * (way + trip),
			level: levels.sites[at]!,
		};
	});
	const zeros = (): number[] => rates.map(() => 0);
	const [served, asked, ready, good] = [zeros(), zeros(), zeros(), zeros()];
	const shelf = [...levels.sites];
	const onWay: number[][] = rates.map(() => new Array<number>(way + 1).fill(0));
	const due = new Map<number, number>();
	let depot = Math.max(0, levels.together - shelf.reduce((sum, pieces) => sum + pieces, 0));
	const position = (at: number): number => onWay[at]!.reduce((sum, pieces) => sum + pieces, shelf[at]!);
	const warmUp = 400;
	const judged = new Set<number>();
	let hasCome = false;
	let cycles = 0;
	for (let day = 0; day < days; day++) {
		if (day % review === 0) {
			const ordered = [...due.values()].reduce((sum, pieces) => sum + pieces, 0);
			const there = rates.reduce((sum, _, at) => sum + position(at), depot + ordered);
			due.set(day + lead, Math.max(0, levels.together - there));
		}
		if (due.has(day)) {
			depot += due.get(day)!;
			due.delete(day);
			hasCome = true;
		}
		if ((day + phase) % trip === 0) {
			const receivers = places.map((place, at) => ({ ...place, position: position(at) }));
			const order = depot > 0 ? orderOfPieces(receivers, day).slice(0, depot) : [];
			for (const at of order) {
				onWay[at]![way]! += 1;
				depot -= 1;
			}
			if (hasCome) judged.add(day + way);
			hasCome = false;
		}
		// What left `way` days ago is judged before it comes: as the last day of those that had to last until then.
		if (judged.delete(day) && day > warmUp) {
			cycles += 1;
			for (let at = 0; at < rates.length; at++) if (shelf[at]! >= 0) good[at]! += 1;
		}
		for (let at = 0; at < rates.length; at++) {
			shelf[at]! += onWay[at]!.shift()!;
			onWay[at]!.push(0);
			const wanted = random.poisson(rates[at]!);
			if (day > warmUp) {
				asked[at]! += wanted;
				served[at]! += Math.max(0, Math.min(wanted, shelf[at]!));
				if (shelf[at]! - wanted > 0) ready[at]! += 1;
			}
			shelf[at]! -= wanted;
		}
	}
	return {
		cycle: good.map((count) => count / cycles),
		ready: ready.map((count) => count / (days - warmUp - 1)),
		fill: served.map((count, at) => count / asked[at]!),
	};
}
