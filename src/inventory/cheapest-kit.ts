import type { Distribution } from "../math/index.js";
import { cdf } from "../math/index.js";

/** A part of a kit while its levels are looked for. */
interface Part {
	readonly demand: Distribution;
	readonly cost: number;
}

/** A level of a part that may belong to a cheaper kit. */
interface Candidate {
	readonly level: number;
	readonly log: number;
	readonly cost: number;
}

/** Steps of the search; beyond them the best levels so far are kept. */
const MOST_STEPS = 100_000;

/**
 * Levels worth a look. Let the service be paid for at one price: what a kit costs at least, and what each level of a part
 * costs beyond the best one, then follow. A level that costs more beyond it than there is to save belongs to no cheaper kit.
 */
function candidatesOf(
	parts: readonly Part[],
	levels: readonly number[],
	{
		lowest,
		wanted,
		price,
	}: { readonly lowest: readonly number[]; readonly wanted: number; readonly price: number },
): Candidate[][] {
	const known = parts.reduce((sum, { cost }, at) => sum + cost * levels[at]!, 0);
	const tried = parts.map(({ demand, cost }, at) => {
		const most =
			levels[at]! +
			Math.ceil((known - parts.reduce((sum, part, one) => sum + part.cost * lowest[one]!, 0)) / cost);
		const own: Candidate[] = [];
		for (let level = lowest[at]!; level <= most && own.length < MOST_STEPS / 100; level++) {
			const log = Math.log(cdf(demand, level));
			own.push({ level, log, cost: cost * level });
			if (log >= -1e-13) break;
		}
		return own;
	});
	const paid = ({ cost, log }: Candidate): number => cost - price * log;
	const best = tried.map((own) => Math.min(...own.map(paid)));
	const gap = known - (best.reduce((sum, one) => sum + one, 0) + price * wanted);
	return tried.map((own, at) => own.filter((one) => paid(one) - best[at]! <= gap + 1e-9 * known));
}

/**
 * The cheapest levels of a kit, where a search of so many steps finds them: beyond it the cheapest that it has found.
 *
 * @param parts demand and cost of a piece of each part
 * @param levels some that reach the service
 * @param bounds levels that no part can be below, the logarithm of the service, and what a unit of it costs at these levels
 * @returns levels that reach the service and cost no more than those given
 * @see Everett (1963), Generalized Lagrange multiplier method
 */
export function cheapestKit(
	parts: readonly Part[],
	levels: readonly number[],
	bounds: { readonly lowest: readonly number[]; readonly wanted: number; readonly price: number },
): readonly number[] {
	const candidates = candidatesOf(parts, levels, bounds);
	let best = levels;
	let least = parts.reduce((sum, { cost }, at) => sum + cost * levels[at]!, 0);
	/** Least cost and largest logarithm of the parts from one on. */
	const rest = candidates.map((_, from) =>
		candidates.slice(from).reduce(
			(sum, own) => ({
				cost: sum.cost + Math.min(...own.map(({ cost }) => cost)),
				log: sum.log + Math.max(...own.map(({ log }) => log)),
			}),
			{ cost: 0, log: 0 },
		),
	);
	let steps = 0;
	const look = (at: number, chosen: readonly number[], cost: number, log: number): void => {
		const left = rest[at] ?? { cost: 0, log: 0 };
		if (steps > MOST_STEPS || log + left.log < bounds.wanted || cost + left.cost >= least * (1 - 1e-12))
			return;
		steps += 1;
		if (at === candidates.length) {
			best = chosen;
			least = cost;
			return;
		}
		for (const one of candidates[at]!) look(at + 1, [...chosen, one.level], cost + one.cost, log + one.log);
	};
	look(0, [], 0, 0);
	return best;
}
