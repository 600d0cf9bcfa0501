import { createRandom, drawIndex } from "../../src/math/index.js";
import type { DataLine, OrderData, PairTruth } from "../orders/dataset.js";
import { weekOfFunerals } from "./funeral.js";
import { LEAD_IN, lagsOf, spreadOverLags } from "./lags.js";
import { LineBook } from "./line-book.js";
import type { OperatorTrade, Trade } from "./trade.js";
import type { AreaDeaths } from "./weekly-deaths.js";

/** Lag classes with more weeks than these wait for themselves, not for the day of the funeral. */
const WEEKS_OF_FUNERAL = 4;

const product = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, at) => value * b[at]!);

/** Known means of one operator under some deaths; nothing has happened yet. */
function truthOf(
	{ operatorId, coffins, others, calendar }: OperatorTrade,
	deaths: AreaDeaths,
): Map<string, PairTruth> {
	const truth = new Map<string, PairTruth>();
	const add = (sku: string, oracle: Float64Array, smooth: Float64Array): unknown =>
		truth.set(sku, { operatorId, sku, oracle, smooth, actual: new Float64Array(oracle.length) });
	for (const { sku, lagClass, perDeath } of [...coffins, ...others]) {
		const meansUnder = (course: Float64Array): Float64Array =>
			spreadOverLags(product(perDeath, course), lagsOf(lagClass));
		add(sku, meansUnder(deaths.actual), meansUnder(deaths.smooth));
	}
	for (const { sku, means } of calendar) add(sku, means, means);
	return truth;
}

/**
 * Invents an order history: the given trade under the given deaths.
 *
 * @param data history whose weeks, agreements, coverage, and shares of repeats and typing errors are taken over
 * @param trade what each operator sells for a death
 * @param deathsOf deaths by area, from `LEAD_IN` weeks before the first week on
 * @param seed seed of all that is drawn
 * @returns order lines and their truth; the same seed gives the same world
 */
export function simulateWorld(
	data: OrderData,
	trade: Trade,
	deathsOf: ReadonlyMap<string, AreaDeaths>,
	seed: number,
): OrderData {
	const random = createRandom(seed);
	const book = new LineBook(data, random);
	const truth = new Map<string, PairTruth>();
	const coverage = new Map(data.coverage.map(({ operatorId, share }) => [operatorId, share]));
	const meanSizes = new Map(
		[...trade.sizes].map(([sku, sizes]) => [sku, sizes.reduce((sum, part, at) => sum + part * (at + 1), 0)]),
	);
	const meanSizeOf = (sku: string): number => meanSizes.get(sku) ?? 1;
	const drawSize = (sku: string): number => {
		const sizes = trade.sizes.get(sku) ?? [1];
		return 1 + drawIndex(sizes.length, (at) => sizes[at]!, random.uniform());
	};
	let cases = 0;
	for (const operator of trade.operators) {
		const { operatorId, area, sites, coffins, calendar } = operator;
		const deaths = deathsOf.get(area)!;
		const known = truthOf(operator, deaths);
		for (const [sku, pair] of known) truth.set(`${operatorId} ${sku}`, pair);
		const order = (week: number, sku: string, of: Pick<DataLine, "caseRef" | "siteId" | "optIn">): void => {
			const quantity = drawSize(sku);
			if (week < 0 || week >= data.weeks.length) return;
			known.get(sku)!.actual[week]! += quantity;
			book.write(week, { ...of, operatorId, sku, quantity });
		};
		const newCase = (): Pick<DataLine, "caseRef" | "siteId" | "optIn"> => {
			cases += 1;
			const caseRef = `C${String(cases).padStart(7, "0")}`;
			const optIn = random.uniform() < (coverage.get(operatorId) ?? 1);
			return { caseRef, siteId: sites[random.integer(sites.length)]!, optIn };
		};
		for (let died = 0; died < deaths.actual.length && coffins.length > 0; died++) {
			const { perDeath, draw } = weekOfFunerals(operator, died, meanSizeOf);
			for (let left = random.poisson(perDeath * deaths.actual[died]!); left > 0; left--) {
				const funeral = newCase();
				const wait = random.uniform();
				for (const { sku, lagClass } of draw(random)) {
					const lags = lagsOf(lagClass);
					const chance = lags.length > WEEKS_OF_FUNERAL ? random.uniform() : wait;
					order(died - LEAD_IN + drawIndex(lags.length, (at) => lags[at]!, chance), sku, funeral);
				}
			}
		}
		for (const { sku, means } of calendar)
			means.forEach((mean, week) => {
				for (let left = random.poisson(mean / meanSizeOf(sku)); left > 0; left--) order(week, sku, newCase());
			});
	}
	const { lines, repeated, trueQuantity } = book;
	return { ...data, lines, truth, repeated, trueQuantity };
}
