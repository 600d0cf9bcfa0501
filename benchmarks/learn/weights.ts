import type { Origin } from "./origins.js";

/** Smallest step of a weight that is looked for. */
const SMALLEST_STEP = 0.02;
const FIRST_STEP = 0.2;
/** A change must gain this share, or the search would wander over ties. */
const LEAST_GAIN = 1e-5;

/** Origins as columns: `means[m]` of all periods one after the other. */
interface Table {
	readonly actual: Float64Array;
	readonly scales: Float64Array;
	readonly shares: Float64Array;
	readonly means: readonly Float64Array[];
	readonly yardstick: readonly [percentage: number, scaled: number];
}

function tableOf(origins: readonly Origin[], names: readonly string[]): Table {
	const held = origins.filter(({ members }) => names.every((name) => members.has(name)));
	const column = (of: (origin: Origin) => readonly number[]): Float64Array =>
		Float64Array.from(held.flatMap((origin) => [...of(origin)]));
	const repeated = (of: (origin: Origin) => number): Float64Array =>
		column((origin) => origin.actual.map(() => of(origin)));
	const actual = column(({ actual: values }) => values);
	const scales = repeated(({ scale }) => scale);
	const shares = repeated((origin) => 1 / (origin.actual.length * held.length));
	const table = {
		actual,
		scales,
		shares,
		means: names.map((name) => column(({ members }) => members.get(name)!.means)),
		yardstick: [1, 1] as const,
	};
	return {
		...table,
		yardstick: lossesOf(
			table,
			column(({ naive }) => naive),
		),
	};
}

/** Mean symmetric percentage error and mean absolute scaled error. */
function lossesOf(
	{ actual, scales, shares }: Omit<Table, "yardstick">,
	forecast: Float64Array,
): readonly [number, number] {
	let percentage = 0;
	let scaled = 0;
	for (let at = 0; at < actual.length; at++) {
		const error = Math.abs(actual[at]! - forecast[at]!);
		const size = Math.abs(actual[at]!) + Math.abs(forecast[at]!);
		if (size > 0) percentage += (shares[at]! * 200 * error) / size;
		scaled += (shares[at]! * error) / scales[at]!;
	}
	return [percentage, scaled];
}

function owaOf(table: Table, weights: readonly number[]): number {
	const forecast = new Float64Array(table.actual.length);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	weights.forEach((weight, m) => {
		const [means, share] = [table.means[m]!, weight / total];
		if (share > 0) for (let at = 0; at < forecast.length; at++) forecast[at]! += share * means[at]!;
	});
	const [percentage, scaled] = lossesOf(table, forecast);
	return 0.5 * (percentage / table.yardstick[0] + scaled / table.yardstick[1]);
}

/**
 * Weights of least overall weighted average over origins: weight is moved from one model to another while that helps.
 *
 * @param origins of the series to learn from
 * @param names of the models
 * @returns weights that sum to 1, and the average that they reach
 */
export function learnWeights(
	origins: readonly Origin[],
	names: readonly string[],
): { weights: number[]; owa: number } {
	const table = tableOf(origins, names);
	let weights = names.map(() => 1 / names.length);
	let owa = owaOf(table, weights);
	for (let step = FIRST_STEP; step >= SMALLEST_STEP; ) {
		let best = { weights, owa };
		for (let from = 0; from < names.length; from++) {
			const moved = Math.min(step, weights[from]!);
			if (moved <= 0) continue;
			for (let to = 0; to < names.length; to++) {
				if (to === from) continue;
				const next = weights.map((weight, m) => weight + (m === to ? moved : m === from ? -moved : 0));
				const reached = owaOf(table, next);
				if (reached < best.owa) best = { weights: next, owa: reached };
			}
		}
		if (best.owa < owa * (1 - LEAST_GAIN)) {
			weights = best.weights;
			owa = best.owa;
		} else step /= 2;
	}
	return { weights, owa };
}

/** What given weights reach on origins. */
export function owaWith(
	origins: readonly Origin[],
	names: readonly string[],
	weights: readonly number[],
): number {
	return owaOf(tableOf(origins, names), weights);
}
