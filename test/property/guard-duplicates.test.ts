import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { admitOrders } from "../../src/index.js";
import { orderColumns } from "../../src/privacy/admitted-orders.js";
import type { Corruption } from "../support/guard-corruption.js";
import { CORRUPTIONS } from "../support/guard-corruptions.js";
import { type Fields, validConsent, validLine } from "../support/guard-lines.js";
import { chance, createRandom, pick, type Random, shifted, shuffled } from "../support/guard-random.js";
import { GUARD_WORLDS, type GuardWorld, TODAY } from "../support/guard-worlds.js";
import { runs } from "../support/runs.js";

const SEED = 20261203;
const BATCHES = runs(60);
const PAIRS = 30;
const MINUTES = 60_000 * Math.ceil(runs(1) / 5);

/** The same line written again: keys in another order, defaults written out or left out. */
function rewritten(random: Random, line: Fields): Fields {
	const { consent } = line;
	const again: Fields = { ...line };
	if (again.kind === undefined || again.kind === "order") again.kind = pick(random, ["order", undefined]);
	if (consent !== undefined)
		again.consent = Object.fromEntries(shuffled(random, Object.entries(consent as Fields)));
	return Object.fromEntries(shuffled(random, Object.entries(again)));
}

/** Another line that would pass on its own, with the operator and id of the first. */
function conflicting(random: Random, line: Fields, world: GuardWorld): Fields {
	const { policy } = world;
	const changes: readonly (() => Fields)[] = [
		() => ({
			...line,
			sku: pick(
				random,
				policy.catalogue.filter((sku) => sku !== line.sku),
			),
		}),
		() => ({
			...line,
			quantity:
				Math.sign(line.quantity as number) *
				((Math.abs(line.quantity as number) % policy.maxLineQuantity) + 1),
		}),
		() => ({
			...line,
			quantity: -(line.quantity as number),
			kind: line.kind === "return" ? "order" : "return",
		}),
		() => ({ ...line, siteId: line.siteId === "st-other" ? undefined : "st-other" }),
		() => ({ ...line, caseRef: line.caseRef === "c-other" ? undefined : "c-other" }),
		() => ({ ...line, orderedOn: line.orderedOn === TODAY ? shifted(TODAY, -1) : TODAY }),
		() => ({ ...line, consent: { ...validConsent(random, world, 7), ref: "cs-other" } }),
		() => ({
			...line,
			consent: {
				...((line.consent as Fields | undefined) ?? validConsent(random, world, 7)),
				expiresOn: "2032-01-01",
			},
		}),
	];
	return pick(random, changes)();
}

/** Ways to spoil a line that leave its operator and id readable. */
const SPOILS: readonly Corruption[] = CORRUPTIONS.filter(
	({ name }) =>
		!/^(lineId|operatorId|the line)/.test(name) &&
		!/getter|setter|enumerable|inherited|Proxy|NOT_PLAIN/.test(name),
);

function spoilt(random: Random, line: Fields, world: GuardWorld): Fields {
	for (;;) {
		const corruption = pick(random, SPOILS);
		const copy = {
			...line,
			...(line.consent === undefined ? {} : { consent: { ...(line.consent as Fields) } }),
		};
		if (corruption.applies?.(copy, world) ?? true) return corruption.apply(copy, { random, world }) as Fields;
	}
}

describe("two lines with one operator and id, anywhere in a batch", () => {
	it(
		"count once when they say the same, and not at all when they do not",
		() => {
			const random = createRandom(SEED);
			const seen = { same: 0, conflict: 0, spoilt: 0 };
			for (let batch = 0; batch < BATCHES; batch++) {
				const world = pick(random, GUARD_WORLDS);
				const kinds = new Map<unknown, keyof typeof seen>();
				const lines = Array.from({ length: PAIRS }, (_, serial): unknown[] => {
					const line = validLine(random, world, serial);
					const kind = pick(random, ["same", "conflict", "spoilt"] as const);
					seen[kind] += 1;
					const other =
						kind === "same"
							? rewritten(random, line)
							: kind === "conflict"
								? conflicting(random, line, world)
								: spoilt(random, line, world);
					kinds.set(line, kind).set(other, kind);
					return [line, other];
				}).flat();
				const mixed = chance(random, 0.5) ? shuffled(random, lines) : lines;
				const { refusals, orders } = admitOrders(mixed, world.policy);
				const expected = lines.filter((line) => kinds.get(line) === "same").length / 2;
				const told = (at: number): string =>
					`seed ${SEED}, batch ${batch}, ${world.name}: ${inspect(mixed[at], { depth: 5 })}`;
				for (const { index, reasons } of refusals) {
					const code = kinds.get(mixed[index]) === "same" ? "DUPLICATE_LINE" : "DUPLICATE_CONFLICT";
					expect(reasons, told(index)).toContain(code);
				}
				expect(orderColumns(orders).length, `seed ${SEED}, batch ${batch}`).toBe(expected);
				expect(refusals.length).toBe(mixed.length - expected);
			}
			expect(Math.min(...Object.values(seen))).toBeGreaterThan(BATCHES);
		},
		MINUTES,
	);
});
