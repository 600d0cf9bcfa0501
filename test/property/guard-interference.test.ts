import { describe, expect, it } from "vitest";
import { admitOrders, definePolicy } from "../../src/index.js";
import { jsonValue, LINE_FIELDS } from "../support/guard-corruptions-structure.js";
import {
	bytesOf,
	GROUP_RUN,
	groupBytes,
	historyLine,
	type PlanFacts,
	planFacts,
	policyInput,
	type RunBytes,
	randomHistory,
	SITES,
	SKUS,
} from "../support/guard-history.js";
import { BENIGN_IDS, MALFORMED_IDS, PERSONAL_IDS } from "../support/guard-ids.js";
import type { Fields } from "../support/guard-lines.js";
import { chance, createRandom, dateBetween, pick, type Random, shuffled } from "../support/guard-random.js";
import { runs } from "../support/runs.js";

const SEED = 20261129;
const CHANGES = runs(200);
/** Changes made to the refused lines of one history. */
const CHANGES_A_HISTORY = 10;
const REFUSED_LINES = 15;
const MINUTES = 60_000 * Math.ceil(runs(1) / 3);

const policy = definePolicy(policyInput());
const groupPolicy = definePolicy(policyInput(GROUP_RUN));

/** Reasons to refuse a line that stand in no field but one; the other fields may be changed at will. */
const GROUNDS: readonly {
	readonly field: string;
	readonly spoil: (line: Fields, random: Random) => Fields;
}[] = [
	{
		field: "optIn",
		spoil: (line, random) => ({ ...line, optIn: pick<unknown>(random, [false, "true", 1, null]) }),
	},
	{
		field: "sku",
		spoil: (line, random) => ({ ...line, sku: pick<unknown>(random, ["COF-NONE", 7, null, "cof-oak"]) }),
	},
	{
		field: "quantity",
		spoil: (line, random) => ({ ...line, quantity: pick<unknown>(random, [0, 1.5, "2", 9999, null]) }),
	},
	{
		field: "orderedOn",
		spoil: (line, random) => ({
			...line,
			orderedOn: pick<unknown>(random, ["2027-01-01", "2026-02-30", "2020-01-01", 7]),
		}),
	},
	{ field: "note", spoil: (line, random) => ({ ...line, note: jsonValue(random) }) },
	{
		field: "consent",
		spoil: (line) => ({ ...line, consent: { ref: "cs-1", purposes: ["resale"], grantedOn: "2026-02-01" } }),
	},
	{
		field: "consent",
		spoil: (line) => ({ ...line, consent: { ...(line.consent as Fields), expiresOn: "2026-11-22" } }),
	},
	{
		field: "operatorId",
		spoil: (line, random) => ({ ...line, operatorId: pick<unknown>(random, ["op-nobody", "op a", 7]) }),
	},
];
/** Never changed: they may rightly touch other lines. */
const KEPT: readonly string[] = ["operatorId", "lineId", "consent"];

const IDS = [...Object.values(BENIGN_IDS), ...Object.values(PERSONAL_IDS)];
const anyText = (random: Random): string =>
	chance(random, 0.2) ? pick(random, Object.values(MALFORMED_IDS))(random, "a1") : pick(random, IDS)(random);

function newValue(random: Random, field: string): unknown {
	if (chance(random, 0.2)) return jsonValue(random);
	if (field === "sku") return pick(random, [...SKUS, "COF-NONE"]);
	if (field === "siteId") return pick(random, [...SITES, "st-new", "aaa", undefined]);
	if (field === "quantity") return random.integer(30) - 10;
	if (field === "orderedOn") return dateBetween(random, "2025-01-01", "2026-11-24");
	if (field === "kind") return pick(random, ["order", "return", undefined]);
	if (field === "optIn") return true;
	return anyText(random);
}

/** Changes some fields of a refused line; the ground of its refusal, operator, id and consent stay. */
function changed(random: Random, line: Fields, ground: string): Fields {
	const free = [...LINE_FIELDS, "note", "constructor"].filter(
		(field) => field !== ground && !KEPT.includes(field),
	);
	const copy = { ...line };
	for (const field of shuffled(random, free).slice(0, 1 + random.integer(free.length)))
		copy[field] = newValue(random, field);
	if (chance(random, 0.1)) Object.setPrototypeOf(copy, { optIn: true });
	if (chance(random, 0.1)) Object.defineProperty(copy, "siteId", { get: () => "st-1", enumerable: true });
	return chance(random, 0.3) ? Object.fromEntries(shuffled(random, Object.entries(copy))) : copy;
}

interface Refused {
	readonly at: number;
	readonly ground: string;
}

/** A history with refused lines among those that pass; none shares its id with another. */
function mixedHistory(random: Random): { readonly lines: Fields[]; readonly refused: readonly Refused[] } {
	const valid = randomHistory(random).map((line) => ({ line, ground: undefined as string | undefined }));
	const bad = Array.from({ length: REFUSED_LINES }, (_, serial) => {
		const { field, spoil } = pick(random, GROUNDS);
		return { line: spoil(historyLine(random, 1000 + serial), random), ground: field };
	});
	const mixed = shuffled(random, [...valid, ...bad]);
	return {
		lines: mixed.map(({ line }) => line),
		refused: mixed.flatMap(({ ground }, at) => (ground === undefined ? [] : [{ at, ground }])),
	};
}

const bytes = async (
	lines: readonly unknown[],
	facts: PlanFacts,
	expectRefused: readonly Refused[],
): Promise<RunBytes> => {
	const { orders, refusals } = admitOrders(lines, policy);
	expect(refusals.map(({ index }) => index)).toEqual(expectRefused.map(({ at }) => at));
	return bytesOf(orders, facts);
};

describe("the content of a refused line", () => {
	it(
		"changes no byte of a panel, a forecast or a plan line while the line stays refused",
		async () => {
			let changes = 0;
			for (let history = 0; changes < CHANGES; history++) {
				const seed = SEED * 10_000 + history;
				const random = createRandom(seed);
				const { lines, refused } = mixedHistory(random);
				const facts = planFacts(random);
				const expected = await bytes(lines, facts, refused);
				const expectedGroup = await groupBytes(lines, facts);
				const without = lines.filter((_, at) => !refused.some((one) => one.at === at));
				expect(await bytesOf(admitOrders(without, policy).orders, facts), `seed ${seed}`).toEqual(expected);
				for (let step = 0; step < CHANGES_A_HISTORY; step++) {
					const { at, ground } = pick(random, refused);
					lines[at] = changed(random, lines[at] as Fields, ground);
					changes += 1;
					expect(await bytes(lines, facts, refused), `seed ${seed}, change ${step}`).toEqual(expected);
				}
				expect(admitOrders(lines, groupPolicy).refusals.length).toBe(refused.length);
				expect(await groupBytes(lines, facts), `seed ${seed}`).toBe(expectedGroup);
			}
		},
		MINUTES,
	);
});
