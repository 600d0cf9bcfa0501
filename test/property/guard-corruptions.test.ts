import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { admitOrders } from "../../src/index.js";
import { orderColumns } from "../../src/privacy/admitted-orders.js";
import type { Corruption } from "../support/guard-corruption.js";
import { CORRUPTIONS } from "../support/guard-corruptions.js";
import { type Fields, validLine } from "../support/guard-lines.js";
import { createRandom, pick, type Random } from "../support/guard-random.js";
import { GUARD_WORLDS, type GuardWorld } from "../support/guard-worlds.js";
import { runs } from "../support/runs.js";

const SEED = 20261126;
const VALID = runs(2000);
const CORRUPTED = runs(20_000);
const MINUTES = 60_000 * Math.ceil(runs(1) / 5);
/** Lines of one call, of which one in eleven stays valid: a spoilt line must not touch its neighbours. */
const BATCH = 440;
const VALID_IN_BATCH = BATCH / 11;

const shown = (line: unknown): string => inspect(line, { depth: 6, maxStringLength: 200, breakLength: 120 });
const fail = (seed: number, world: GuardWorld, what: string, line: unknown): never => {
	throw new Error(`seed ${seed}, ${world.name}: ${what}\n${shown(line)}`);
};

/** A corruption that applies to the line. */
function corruptionFor(random: Random, line: Fields, world: GuardWorld): Corruption {
	for (;;) {
		const corruption = pick(random, CORRUPTIONS);
		if (corruption.applies?.(line, world) ?? true) return corruption;
	}
}

describe("lines made at random", () => {
	it(
		"pass when they are valid, however odd their ids",
		() => {
			const random = createRandom(SEED);
			let admitted = 0;
			while (admitted < VALID) {
				const world = pick(random, GUARD_WORLDS);
				const lines = Array.from({ length: BATCH }, (_, serial) => validLine(random, world, serial));
				const { orders, refusals } = admitOrders(lines, world.policy);
				const [first] = refusals;
				if (first !== undefined)
					fail(SEED, world, `${first.reasons.join()} of a valid line`, lines[first.index]);
				expect(orderColumns(orders).length).toBe(BATCH);
				expect([...orderColumns(orders).quantity].sort()).toEqual(
					lines.map(({ quantity }) => quantity).sort(),
				);
				admitted += BATCH;
			}
		},
		MINUTES,
	);

	it(
		"are refused for a fitting reason once a single field is spoilt, and their neighbours stay",
		() => {
			const seed = SEED + 1;
			const random = createRandom(seed);
			const used = new Set<Corruption>();
			let refused = 0;
			while (refused < CORRUPTED) {
				const world = pick(random, GUARD_WORLDS);
				const corruptions: (Corruption | undefined)[] = [];
				const lines = Array.from({ length: BATCH }, (_, serial): unknown => {
					const line = validLine(random, world, serial);
					const corruption =
						serial % (BATCH / VALID_IN_BATCH) === 0 ? undefined : corruptionFor(random, line, world);
					corruptions.push(corruption);
					if (corruption === undefined) return line;
					used.add(corruption);
					return corruption.apply(line, { random, world });
				});
				const { refusals, orders } = admitOrders(lines, world.policy);
				expect(orderColumns(orders).length).toBe(BATCH - refusals.length);
				const reasonsOf = new Map(refusals.map(({ index, reasons }) => [index, reasons]));
				corruptions.forEach((corruption, index) => {
					const reasons = reasonsOf.get(index) ?? [];
					if (corruption === undefined) {
						if (reasons.length > 0) fail(seed, world, `${reasons.join()} of a valid neighbour`, lines[index]);
					} else if (!corruption.reasons.some((reason) => reasons.includes(reason))) {
						const what = `${corruption.name}: [${reasons.join()}], not ${corruption.reasons.join(" or ")}`;
						fail(seed, world, what, lines[index]);
					} else refused += 1;
				});
			}
			const unused = CORRUPTIONS.filter((corruption) => !used.has(corruption)).map(({ name }) => name);
			expect(unused, `seed ${seed}`).toEqual([]);
		},
		MINUTES,
	);
});
