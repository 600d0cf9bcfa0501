import { ReapproError } from "../errors.js";

/**
 * Smallest integer level, not below `lowest`, at which a rising service reaches its target.
 *
 * Gallops from the guess until both sides are bracketed, then alternates interpolation and halving: few questions where
 * each is dear.
 *
 * @param serviceAt service of an integer level, rising
 * @param target service to reach
 * @param lowest smallest level allowed; nothing below it is asked for
 * @param guess where to begin
 * @param spread width of the first step
 * @returns the level
 * @throws {ReapproError} `INPUT_INVALID` (path `service`) when no level reaches the target
 */
export function smallestLevel(
	serviceAt: (level: number) => number,
	target: number,
	lowest: number,
	guess: number,
	spread: number,
): number {
	let step = Math.max(1, Math.floor(spread / 2));
	let reaches = Math.max(lowest, Math.floor(guess));
	let reached = serviceAt(reaches);
	let fails = reaches;
	let failed = reached;
	while (!(failed < target)) {
		[reaches, reached] = [fails, failed];
		if (fails === lowest) return lowest;
		fails = Math.max(lowest, fails - step);
		failed = serviceAt(fails);
		step *= 2;
	}
	while (reached < target) {
		[fails, failed] = [reaches, reached];
		reaches += step;
		reached = serviceAt(reaches);
		step *= 2;
		if (!(reaches < Number.MAX_SAFE_INTEGER / 4))
			throw new ReapproError(
				"INPUT_INVALID",
				"No level reaches this service: check that demand and costs are finite.",
				"service",
			);
	}
	for (let isHalving = false; reaches - fails > 1; isHalving = !isHalving) {
		const share = isHalving ? 0.5 : (target - failed) / (reached - failed);
		const inner = fails + Math.round(share * (reaches - fails));
		const level = Math.min(reaches - 1, Math.max(fails + 1, inner));
		const service = serviceAt(level);
		if (service < target) [fails, failed] = [level, service];
		else [reaches, reached] = [level, service];
	}
	return reaches;
}
