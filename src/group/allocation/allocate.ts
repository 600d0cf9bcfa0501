import { ReapproError } from "../../errors.js";

/** How less than was asked is divided; see `allocate`. */
export type AllocationRule = "proportional" | "linear" | "uniform";

function requireAsked(asked: readonly number[], available: number): void {
	const isAmount = (value: number): boolean => value >= 0 && value < Number.POSITIVE_INFINITY;
	if (!asked.every(isAmount))
		throw new ReapproError("INPUT_INVALID", "Give what each asked for, 0 or more.", "asked");
	if (!isAmount(available))
		throw new ReapproError("INPUT_INVALID", "Give what is there, 0 or more.", "available");
}

/** What each gives up so that the rest is `available`: the same of all, but never more than it asked. */
function equalLoss(asked: readonly number[], available: number): number[] {
	const falling = [...asked].sort((a, b) => b - a);
	let sum = 0;
	let loss = 0;
	for (const [index, own] of falling.entries()) {
		sum += own;
		const candidate = (sum - available) / (index + 1);
		if (candidate <= own) loss = candidate;
	}
	return asked.map((own) => Math.max(own - loss, 0));
}

/** The same for all, but no more than asked. */
function equalAward(asked: readonly number[], available: number): number[] {
	const rising = [...asked].sort((a, b) => a - b);
	let left = available;
	let most = 0;
	for (const [index, own] of rising.entries()) {
		most = left / (rising.length - index);
		if (own > most) break;
		left -= own;
		most = own;
	}
	return asked.map((own) => Math.min(own, most));
}

/**
 * Divides less than was asked.
 *
 * `"proportional"`: the same fraction to all; whoever asks for more gets more, so that it invites padding. `"linear"`:
 * all give up the same amount; small orders may get nothing. `"uniform"`: all get the same, up to what they asked; nobody
 * gains by asking for more than it needs.
 *
 * @param asked what each asked for, 0 or more
 * @param available what is there, 0 or more; when it is enough each gets what it asked
 * @param rule how to divide
 * @returns one amount for each, not rounded, none above what was asked
 * @throws {ReapproError} `INPUT_INVALID` for amounts below 0; `OPTION_INVALID` for an unknown rule
 * @see Cachon, Lariviere (1999), Capacity choice and allocation: strategic behavior and supply chain performance
 * @example
 * allocate([10, 20, 70], 60, "proportional"); // => [6, 12, 42]
 * allocate([10, 20, 70], 60, "linear"); // => [0, 5, 55]
 * allocate([10, 20, 70], 60, "uniform"); // => [10, 20, 30]
 */
export function allocate(asked: readonly number[], available: number, rule: AllocationRule): number[] {
	requireAsked(asked, available);
	const total = asked.reduce((sum, own) => sum + own, 0);
	if (available >= total) return [...asked];
	switch (rule) {
		case "proportional":
			return asked.map((own) => (available * own) / total);
		case "linear":
			return equalLoss(asked, available);
		case "uniform":
			return equalAward(asked, available);
		default:
			throw new ReapproError("OPTION_INVALID", "Choose proportional, linear or uniform.", "rule");
	}
}
