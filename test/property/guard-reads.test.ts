import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { admitOrderStream, admitOrders } from "../../src/index.js";
import { CORRUPTIONS } from "../support/guard-corruptions.js";
import { CONSENT_FIELDS, jsonValue, LINE_FIELDS } from "../support/guard-corruptions-structure.js";
import { counted, readTwice } from "../support/guard-counting.js";
import { type Fields, validLine } from "../support/guard-lines.js";
import { chance, createRandom, pick, type Random } from "../support/guard-random.js";
import { streamOf } from "../support/guard-streams.js";
import { GUARD_WORLDS, type GuardWorld } from "../support/guard-worlds.js";
import { runs } from "../support/runs.js";

const SEED = 20261127;
const OBJECTS = runs(200);
const MINUTES = 60_000 * Math.ceil(runs(1) / 5);

/** Nested data of any shape, up to two levels deeper than the guard allows. */
function nested(random: Random, depth: number): unknown {
	if (depth === 0 || chance(random, 0.3)) return jsonValue(random, 2);
	const parts = Array.from({ length: random.integer(4) }, () => nested(random, depth - 1));
	if (chance(random, 0.5)) return parts;
	const keys = [...LINE_FIELDS, ...CONSENT_FIELDS, "constructor", "length", "0", "note"];
	return Object.fromEntries(parts.map((part) => [pick(random, keys), part]));
}

/** A line that passes, one with a field spoilt, one with several fields of any shape, or anything. */
function anyObject(random: Random, world: GuardWorld): object {
	const line = validLine(random, world, random.integer(1e6));
	const form = random.integer(5);
	if (form === 0) return line;
	if (form === 1) {
		const corruption = pick(random, CORRUPTIONS);
		if (!(corruption.applies?.(line, world) ?? true)) return line;
		const spoilt = corruption.apply(line, { random, world });
		return isTree(spoilt) ? spoilt : { line: 1 };
	}
	if (form === 2) return { ...(nested(random, 6) as object) };
	for (let changes = 1 + random.integer(5); changes > 0; changes--) {
		const consent = line.consent as Fields | undefined;
		if (consent !== undefined && chance(random, 0.5))
			consent[pick(random, [...CONSENT_FIELDS, "note"])] = nested(random, 5);
		else line[pick(random, [...LINE_FIELDS, "note", "__proto__x"])] = nested(random, 6);
		if (typeof line.consent !== "object" || line.consent === null) line.consent = undefined;
	}
	return line;
}

/** Whether a value is made of objects that stand in it once, and can be looked through without calling anything. */
function isTree(value: unknown, seen = new Set<unknown>()): value is object {
	if (typeof value !== "object" || value === null) return seen.size > 0;
	if (seen.has(value)) return false;
	seen.add(value);
	try {
		return Object.values(Object.getOwnPropertyDescriptors(value)).every((one) => isTree(one.value, seen));
	} catch {
		return false;
	}
}

describe("an object behind counting proxies", () => {
	it(
		"has each property read at most once and no value got, admitted or refused",
		async () => {
			const random = createRandom(SEED);
			let admitted = 0;
			for (let object = 0; object < OBJECTS; object++) {
				const world = pick(random, GUARD_WORLDS);
				const source = anyObject(random, world);
				const shown = inspect(source, { depth: 9 });
				const { proxy, reads } = counted(source);
				const { refusals } = chance(random, 0.8)
					? admitOrders([proxy], world.policy)
					: await admitOrderStream(streamOf([proxy]), world.policy);
				if (refusals.length === 0) admitted += 1;
				const found = { twice: readTwice(reads), got: reads.got, other: reads.other };
				expect(found, `seed ${SEED}, object ${object}: ${shown}`).toEqual({ twice: [], got: [], other: [] });
			}
			expect(admitted, `seed ${SEED}`).toBeGreaterThan(OBJECTS / 20);
		},
		MINUTES,
	);

	it("is caught when something reads twice or gets a value", () => {
		const { proxy, reads } = counted({ a: [{ b: 1 }] });
		const { a } = proxy as { a: object[] };
		Object.getOwnPropertyDescriptor(a, "0");
		Object.getOwnPropertyDescriptor(a, "0");
		expect(reads.got).toEqual(["line.a"]);
		expect(readTwice(reads)).toEqual(["line.a.0 2 times"]);
	});
});
