import { describe, expect, it } from "vitest";
import { createRandom, type GroupPlan, type Item, planGroupPurchase, type Random } from "../../src/index.js";
import { admitted, agreementOf, type ShortLine } from "../support/admitted.js";
import { shifted } from "../support/guard-random.js";
import { runs } from "../support/runs.js";

const SEED = 20_261_130;
const GROUPS = runs(6);
const MINUTES = 60_000 * Math.ceil(GROUPS / 20);
const MEMBERS = ["op-1", "op-2", "op-3", "op-4", "op-5", "op-6"];
const [START, FIRST] = ["2024-11-25", "2026-11-23"];
const WEEKS_OF_HISTORY = 104;

const ITEM: Item = {
	sku: "A",
	supplierId: "sup-1",
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	shareable: true,
};

/** Two years of lines and the weeks after, one to five a week for each member. */
function linesOf(random: Random, weeksAfter: number): ShortLine[] {
	return MEMBERS.flatMap((operatorId) => {
		const perDay = (2 + 4 * random.uniform()) / 7;
		return Array.from({ length: 7 * (WEEKS_OF_HISTORY + weeksAfter) }, (_, day) =>
			shifted(START, day),
		).flatMap((on): ShortLine[] =>
			random.uniform() < perDay ? [{ operatorId, sku: "A", on, quantity: 1 }] : [],
		);
	});
}

/** A run of a group, some of whose members' agreements have other terms. */
function runOn(
	day: string,
	lines: readonly ShortLine[],
	terms: Readonly<Record<string, object>>,
	releases?: GroupPlan["releases"],
): Promise<GroupPlan> {
	const policy = {
		purpose: "group-purchasing",
		groupId: "group-1",
		processingDate: day,
		agreements: MEMBERS.map((operatorId) => agreementOf(operatorId, terms[operatorId] ?? {})),
	} as const;
	const orders = admitted(
		lines.filter(({ on }) => on! < day),
		policy,
	);
	return planGroupPurchase({
		orders,
		asOf: day,
		items: [ITEM],
		...(releases === undefined ? {} : { releases }),
	});
}

const shown = ({ coordinator }: GroupPlan) => {
	const [article] = coordinator.articles;
	return article?.status === "released" ? article : undefined;
};

describe("two runs of a group, through the whole pipeline", () => {
	it.each([
		["leaves", 1, [{}, { "op-6": { terminatedOn: "2026-11-25" } }]],
		["leaves", 12, [{}, { "op-6": { terminatedOn: "2026-11-25" } }]],
		["joins with a history of its own", 1, [{ "op-6": { validFrom: "2026-11-24" } }, {}]],
		["joins with a history of its own", 12, [{ "op-6": { validFrom: "2026-11-24" } }, {}]],
	] as const)(
		"do not tell by their difference the demand or need of a member that %s, %i weeks later",
		async (_, weeks, [before, after]) => {
			let wouldTell = 0;
			for (let group = 0; group < GROUPS; group++) {
				const lines = linesOf(createRandom(SEED + group), weeks);
				const day = shifted(FIRST, 7 * weeks);
				const one = await runOn(FIRST, lines, before);
				const two = await runOn(day, lines, after, one.releases);
				expect(shown(one), `group ${group}`).toBeDefined();
				expect(shown(two), `group ${group}`).toBeUndefined();
				// Without the register both would be shown, and what is held back is what the attack is after.
				const alone = await runOn(day, lines, after);
				const told = Math.abs(shown(one)!.expectedDemand - shown(alone)!.expectedDemand);
				const truth =
					(2 * lines.filter(({ operatorId }) => operatorId === "op-6").length) / (WEEKS_OF_HISTORY + weeks);
				if (Math.abs(told / truth - 1) < 0.25) wouldTell += 1;
				expect(JSON.stringify([two.supplierOrders, two.members])).toBe(
					JSON.stringify([alone.supplierOrders, alone.members]),
				);
			}
			expect(wouldTell).toBeGreaterThanOrEqual(GROUPS / 2);
		},
		MINUTES,
	);

	it(
		"are both shown where the members are the same",
		async () => {
			const lines = linesOf(createRandom(SEED), 1);
			const one = await runOn(FIRST, lines, {});
			const two = await runOn(shifted(FIRST, 7), lines, {}, one.releases);
			expect([one, two].map(shown)).not.toContain(undefined);
		},
		MINUTES,
	);
});
