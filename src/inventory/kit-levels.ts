import { ReapproError } from "../errors.js";
import { cdf, type Distribution, quantile } from "../math/index.js";
import { cheapestKit } from "./cheapest-kit.js";
import { requireFraction } from "./require.js";

/** A part of a kit: a coffin is of no use without its handles and lining. */
export interface KitPart {
	/** Demand that the part's stock must last for. */
	readonly demand: Distribution;
	/** What holding one piece costs, in any unit that is the same for all parts; default 1. */
	readonly holdingCost?: number;
}

/** Levels of the parts of a kit and the service that they reach together. */
export interface KitLevels {
	readonly levels: readonly number[];
	/** Probability that no part runs out, if their demands are independent; more where they rise together. */
	readonly achievedService: number;
	/** Least probability that no part runs out, however their demands hang together. */
	readonly leastService: number;
}

/** Pieces beyond which no line is: demand of that size at once would be no demand of families. */
const LARGEST_STEP = 10_000;

const logOf = (demand: Distribution, level: number): number => Math.log(cdf(demand, level));

/**
 * Levels of the parts of a kit so that with a probability no part runs out: a cycle service level for all of them
 * together.
 *
 * Each part alone needs at least that service. From there pieces are added where they bring the most for what they hold,
 * those that turn out to be spare are taken back, and a search among the levels near it finds the cheapest; in kits of many
 * parts or pieces, where it would take too long, the cheapest that it has seen. Demands that rise together (the same funerals ask for all parts) are
 * positively associated, and the product of the parts' services is then a lower bound.
 *
 * @param parts demand and holding cost of each part, one or more; demands over the integers
 * @param target cycle service level of the kit, in (0, 1)
 * @returns one level for each part, and what they reach
 * @throws {ReapproError} `INPUT_INVALID` when there is no part, a cost is not above 0 or the target is no fraction
 * @see Esary, Proschan, Walkup (1967), Association of random variables; Fox (1966), Discrete optimization via marginal analysis
 * @example
 * const demand = { kind: "poisson", rate: 2 };
 * kitLevels([{ demand, holdingCost: 9 }, { demand, holdingCost: 1 }], 0.97).levels; // => [5, 6]
 */
export function kitLevels(parts: readonly KitPart[], target: number): KitLevels {
	requireFraction(target, "target");
	if (parts.length === 0) throw new ReapproError("INPUT_INVALID", "Give one part or more.", "parts");
	const costs = parts.map(({ holdingCost = 1 }, index) => {
		if (holdingCost > 0 && holdingCost < Number.POSITIVE_INFINITY) return holdingCost;
		throw new ReapproError("INPUT_INVALID", "Give a cost above 0.", `parts[${index}].holdingCost`);
	});
	const lowest = parts.map(({ demand }) => Math.max(0, Math.ceil(quantile(demand, target))));
	const filled = [...lowest];
	const logs = parts.map(({ demand }, index) => logOf(demand, filled[index]!));
	const wanted = Math.log(target) - 1e-12;
	const sum = (): number => logs.reduce((all, own) => all + own, 0);
	let price = 0;
	while (sum() < wanted) {
		let best: { readonly index: number; readonly step: Step; readonly worth: number } | undefined;
		parts.forEach(({ demand }, index) => {
			const step = nextStep(demand, filled[index]!, logs[index]!);
			if (step === undefined) return;
			const worth = (step.log - logs[index]!) / (step.pieces * costs[index]!);
			if (best === undefined || worth > best.worth) best = { index, step, worth };
		});
		// Every part is as sure as its distribution can be.
		if (best === undefined) break;
		filled[best.index]! += best.step.pieces;
		price = 1 / best.worth;
		logs[best.index] = best.step.log;
	}
	// Where a part can not be surer there is nothing to compare.
	const isReached = sum() >= wanted;
	takeBack(parts, filled, logs, { costs, wanted });
	const priced = parts.map(({ demand }, index) => ({ demand, cost: costs[index]! }));
	const levels = isReached ? cheapestKit(priced, filled, { lowest, wanted, price }) : filled;
	const reached = parts.map(({ demand }, index) => logOf(demand, levels[index]!));
	return {
		levels,
		achievedService: Math.exp(reached.reduce((all, own) => all + own, 0)),
		leastService: Math.max(0, 1 - reached.reduce((missed, own) => missed - Math.expm1(own), 0)),
	};
}

/** Pieces more, and what they bring. */
interface Step {
	readonly pieces: number;
	readonly log: number;
}

/** The fewest pieces more that bring anything: where demand comes in fours, one more often brings nothing. */
function nextStep(demand: Distribution, level: number, log: number): Step | undefined {
	if (log >= 0) return undefined;
	for (let pieces = 1; pieces <= LARGEST_STEP; pieces++) {
		const reached = logOf(demand, level + pieces);
		if (reached > log) return { pieces, log: reached };
	}
	return undefined;
}

/** Takes back pieces that the target does not need, the dearest first. */
function takeBack(
	parts: readonly KitPart[],
	levels: number[],
	logs: number[],
	{ costs, wanted }: { readonly costs: readonly number[]; readonly wanted: number },
): void {
	const dearest = costs.map((_, index) => index).sort((a, b) => costs[b]! - costs[a]! || a - b);
	for (const index of dearest)
		while (levels[index]! > 0) {
			const less = logOf(parts[index]!.demand, levels[index]! - 1);
			const others = logs.reduce((all, own, at) => all + (at === index ? 0 : own), 0);
			if (others + less < wanted) break;
			levels[index]! -= 1;
			logs[index] = less;
		}
}
