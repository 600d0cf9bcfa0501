import { type Distribution, sumOfIndependent } from "../../math/index.js";
import { requireInteger } from "../require.js";

/**
 * Distribution of the sum of independent periods of demand: in closed form where the kind has one, else by repeated
 * convolution, squaring.
 *
 * @param demand demand of one period, an integer distribution or normal, gamma
 * @param periods whole periods >= 0
 * @returns distribution of the sum
 * @throws {ReapproError} `INPUT_INVALID` when `periods` is no whole number >= 0
 * @example
 * timesIndependent({ kind: "poisson", rate: 2 }, 3); // => { kind: "poisson", rate: 6 }
 */
export function timesIndependent(demand: Distribution, periods: number): Distribution {
	requireInteger(periods, "periods", 0);
	if (periods === 0) return { kind: "point", value: 0 };
	if (demand.kind === "poisson") return { kind: "poisson", rate: demand.rate * periods };
	if (demand.kind === "negative-binomial")
		return { kind: "negative-binomial", size: demand.size * periods, probability: demand.probability };
	if (demand.kind === "gamma") return { kind: "gamma", shape: demand.shape * periods, scale: demand.scale };
	let sum: Distribution | undefined;
	let power: Distribution = demand;
	for (let left = periods; ; ) {
		if (left % 2 === 1) sum = sum === undefined ? power : sumOfIndependent(sum, power);
		left = Math.floor(left / 2);
		if (left === 0) return sum as Distribution;
		power = sumOfIndependent(power, power);
	}
}
