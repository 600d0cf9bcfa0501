import { parseIsoDate, periodOf } from "../../src/calendar/index.js";
import type { DemandForecast } from "../../src/index.js";
import {
	guaranteedServiceTimes,
	kitLevels,
	replayPolicy,
	ssPolicy,
	wagnerWhitin,
} from "../../src/inventory/index.js";
import { createRandom } from "../../src/math/index.js";
import {
	checkPlanInput,
	demandOfForecasts,
	emptyPosition,
	periodsNeeded,
	planOperator,
	planSetting,
	spansOf,
} from "../../src/plan/index.js";

/** Something to time; `show` turns CPU milliseconds of a call into what the table says. */
export interface InventoryTask {
	readonly name: string;
	readonly run: () => unknown;
	readonly show: (milliseconds: number) => string;
	readonly aim: string;
	readonly others: string;
}

const AS_OF = "2026-11-23";
const ARTICLES = 10_000;
const DAYS = 365;
const milliseconds = (value: number): string => `${value.toPrecision(3)} ms`;

/** A forecast of an article: weekly counts that spread more than Poisson, a line sometimes of two. */
function forecastOf(sku: string, rate: number, horizon: number): DemandForecast {
	return {
		key: { operatorId: "op-1", sku },
		model: "invented",
		periodStarts: [],
		mean: [],
		quantiles: [],
		cumulativeQuantiles: [],
		process: {
			kind: "counts",
			parts: [{ weight: 1, rates: new Array<number>(horizon).fill(rate), levelVariance: 0.05 }],
			periodVariance: 0.01,
			sizes: [0.9, 0.1],
		},
	} as unknown as DemandForecast;
}

/** Plans ten thousand articles of one operator from forecasts that are there. */
function planTask(): () => unknown {
	const random = createRandom(1);
	const items = Array.from({ length: ARTICLES }, (_, index) => ({
		sku: `SKU-${index}`,
		leadTimeDays: 5 + random.integer(20),
		reviewDays: 7,
		service: { type: "cycle", target: 0.95 } as const,
		unitCost: 100,
		packSize: 1 + random.integer(3),
	}));
	const input = checkPlanInput({ asOf: AS_OF, items });
	const setting = planSetting(input);
	const period = periodOf("week");
	const firstStart = parseIsoDate(AS_OF)!;
	const periods = periodsNeeded(spansOf(input, setting, period, firstStart), setting.shownPeriods);
	const forecasts = items.map(({ sku }) => forecastOf(sku, 0.1 + 3 * random.uniform(), periods));
	const demand = demandOfForecasts(forecasts, { period, firstStart, periods, historyLength: 104 });
	const positions = items.map(({ sku }) => emptyPosition("op-1", sku));
	return () => planOperator(positions, demand, setting);
}

/** A tree of a hundred stages, each fed by an earlier one. */
function treeTask(): () => unknown {
	const random = createRandom(3);
	const stages = Array.from({ length: 100 }, (_, index) => ({
		id: index + 1,
		processingTime: 1 + random.integer(8),
		holdingCost: 1 + index / 10,
		demandBoundConstant: 1.645,
		...(index >= 60 ? { demandMean: 5, demandSd: 1 + random.uniform(), maxOutboundTime: 0 } : {}),
	}));
	const edges = stages
		.slice(1)
		.map(({ id }): [number, number] => [id > 60 ? 1 + random.integer(60) : 1 + random.integer(id - 1), id]);
	return () => guaranteedServiceTimes(stages, edges);
}

function replayTask(): () => unknown {
	const random = createRandom(5);
	const demand = Float64Array.from({ length: DAYS * 20 }, () => random.poisson(0.4));
	const leadTimeDays = 9;
	return () =>
		replayPolicy({
			demand,
			policy: { type: "order-up-to", reorderPoint: 6, orderUpTo: 9 },
			initialOnHand: 9,
			leadTimeDays,
			reviewDays: 7,
			unmetDemand: "backorder",
		});
}

/** What is timed, with the aim and what other tools take. */
export function inventoryTasks(): InventoryTask[] {
	const random = createRandom(2);
	const lots = Array.from({ length: DAYS }, () => random.poisson(3));
	const poisson = { kind: "poisson", rate: 20 } as const;
	return [
		{
			name: "10,000 articles planned, their forecasts given",
			run: planTask(),
			show: (value) => `${(value / 1000).toFixed(2)} s`,
			aim: "1 s",
			others: "44,145 rules: 6 min 52 s, 6 s once mended (Odoo)",
		},
		{
			name: "exact (s,S), Poisson demand of 20",
			run: () => ssPolicy({ fixedCost: 64, holdingCost: 1, stockoutCost: 9, demand: poisson }),
			show: milliseconds,
			aim: "1 ms",
			others: "62 to 480 ms (stockpyl)",
		},
		{
			name: `Wagner-Whitin, ${DAYS} periods`,
			run: () => wagnerWhitin({ demand: lots, fixedCost: 60, holdingCost: 0.4 }),
			show: milliseconds,
			aim: "2 ms",
			others: "1,190 ms (stockpyl)",
		},
		{
			name: "guaranteed-service tree, 100 stages",
			run: treeTask(),
			show: milliseconds,
			aim: "50 ms",
			others: "1,460 ms for 80 stages (stockpyl)",
		},
		{
			name: "replay of one article, 20 years of days",
			run: replayTask(),
			show: (value) => `${((DAYS * 20) / value / 1000).toFixed(1)} million article-days a second`,
			aim: "2 million",
			others: "1 ms a stage and period (stockpyl)",
		},
		{
			name: "levels of a kit of four parts, 0.99",
			run: () =>
				kitLevels(
					[2, 1.5, 1, 6].map((rate) => ({ demand: { kind: "poisson", rate } })),
					0.99,
				),
			show: milliseconds,
			aim: "-",
			others: "-",
		},
	];
}
