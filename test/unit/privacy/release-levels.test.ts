import { describe, expect, it } from "vitest";
import {
	articlesPassingAlone,
	type GroupRun,
	type PeriodVolume,
	type ReleaseRegister,
	releaseRun,
} from "../../../src/privacy/index.js";
import { shifted } from "../../support/guard-random.js";

const RULES = { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 };
const SIX = ["a", "b", "c", "d", "e", "f"];
const FIVE = SIX.slice(0, 5);
const START = "2026-11-23";

/** The same pieces of each member, each a line of its own. */
const had = (members: readonly string[], quantity: number, periodStart = "2024-06-03"): PeriodVolume[] =>
	members.map((operatorId) => ({ operatorId, periodStart, quantity, orders: quantity }));

/** A run so many days after the first. */
function runAfter(days: number, members: readonly string[], volumes: readonly PeriodVolume[]): GroupRun {
	const end = shifted(START, days);
	const articles = [{ sku: "urn", volumes, needs: [] }];
	return { groupId: "g", policyHash: "0".repeat(64), asOf: end, dataUntil: end, members, articles };
}

const OLD = [...had(FIVE, 300), ...had(["f"], 600)];
const registerOf = (run: GroupRun, before?: ReleaseRegister): ReleaseRegister => {
	const { released, register } = releaseRun(run, before, RULES);
	expect(released).toEqual(["urn"]);
	return register;
};
const isShown = (run: GroupRun, before: ReleaseRegister): boolean =>
	releaseRun(run, before, RULES).released.length > 0;
/** What members have ordered since, at the pace of before. */
const since = (members: readonly string[], days: number, of = 3): PeriodVolume[] =>
	days === 0 ? [] : had(members, Math.ceil((of * days) / 7), START);

describe("levels of members", () => {
	const first = (): ReleaseRegister => registerOf(runAfter(0, SIX, OLD));

	it("of one that has left stay inside for a year, however much the others order", () => {
		for (const [days, of] of [
			[7, 3],
			[7, 100],
			[180, 30],
			[365, 30],
		] as const)
			expect(isShown(runAfter(days, FIVE, [...had(FIVE, 300), ...since(FIVE, days, of)]), first())).toBe(
				false,
			);
		expect(isShown(runAfter(366, FIVE, [...had(FIVE, 300), ...since(FIVE, 366)]), first())).toBe(true);
	});

	it("of one that has come do too, with or without a history of its own", () => {
		const five = registerOf(runAfter(0, FIVE, had(FIVE, 300)));
		for (const own of [600, 30, 0])
			for (const days of [7, 84, 365])
				expect(
					isShown(runAfter(days, SIX, [...had(FIVE, 300), ...had(["f"], own), ...since(SIX, days)]), five),
				).toBe(false);
		expect(isShown(runAfter(366, SIX, [...had(FIVE, 300), ...since(SIX, 366)]), five)).toBe(true);
	});

	it("stay inside also for one that had none of the article, as figures that stay in tell that it had", () => {
		const none = registerOf(runAfter(0, SIX, had(FIVE, 300)));
		expect(isShown(runAfter(7, FIVE, [...had(FIVE, 300), ...since(FIVE, 7)]), none)).toBe(false);
	});

	it("go out where enough members come or go together that they pass by themselves", () => {
		const left = (count: number, largest = 300): boolean => {
			const leavers = ["g", "h", "i", "j", "k"].slice(0, count);
			const all = [...SIX, ...leavers];
			const known = registerOf(
				runAfter(0, all, [...had(all.slice(0, -1), 300), ...had(all.slice(-1), largest)]),
			);
			return isShown(runAfter(7, SIX, [...had(SIX, 300), ...since(SIX, 7, 1000)]), known);
		};
		expect(left(4)).toBe(false);
		expect(left(5)).toBe(true);
		expect(left(5, 4000)).toBe(true);
		// What two others do not know is 600 of 4,001: just below 15 %.
		expect(left(5, 4001)).toBe(false);
	});

	it("are compared with the runs of a year, not with the one before alone", () => {
		const second = registerOf(runAfter(7, SIX, [...OLD, ...since(SIX, 7)]), first());
		const left = runAfter(370, FIVE, [...had(FIVE, 300), ...since(FIVE, 370)]);
		// The first is out of the year, the second is not.
		expect(isShown(left, second)).toBe(false);
		expect(isShown(left, first())).toBe(true);
	});

	it("are free when the member is back, and as steady as the members are", () => {
		let register = first();
		for (let month = 1; month <= 13; month++)
			register = registerOf(runAfter(30 * month, SIX, [...OLD, ...since(SIX, 30 * month)]), register);
		const without = runAfter(400, FIVE, [...had(FIVE, 300), ...since(FIVE, 400)]);
		const { released, register: after } = releaseRun(without, register, RULES);
		expect(released).toEqual([]);
		expect(isShown(runAfter(407, SIX, [...OLD, ...since(SIX, 407)]), after)).toBe(true);
	});

	it("that a withdrawal has changed stay inside as those of members that left, a line or two does not", () => {
		const corrected = (own: number, days: number): boolean =>
			isShown(runAfter(days, SIX, [...had(FIVE, 300), ...had(["f"], own), ...since(SIX, days)]), first());
		for (const days of [7, 60, 365]) expect(corrected(336, days)).toBe(false);
		expect(corrected(336, 366)).toBe(true);
		expect(corrected(598, 7)).toBe(true);
	});
});

describe("pieces that are taken away", () => {
	it("hide what is added as far as they go, also after a year", () => {
		const first = registerOf(runAfter(0, SIX, OLD));
		const left = (pieces: number): boolean =>
			isShown(runAfter(400, FIVE, [...had(FIVE, 300), ...had(FIVE, pieces, START)]), first);
		// 600 of 600 + 5 x 21 are under 85 %, but of what two members do not know 3 x 30 are 15 % of 600.
		expect(left(21)).toBe(false);
		expect(left(29)).toBe(false);
		expect(left(30)).toBe(true);
	});

	it("hide corrections of a week", () => {
		const first = registerOf(runAfter(0, SIX, OLD));
		const corrected = (gone: number): boolean =>
			isShown(runAfter(7, SIX, [...had(FIVE, 300), ...had(["f"], 600 - gone), ...since(SIX, 7)]), first);
		// Of the 15 that the others had since two members do not know 9, which are 15 % of 60.
		expect(corrected(57)).toBe(true);
		expect(corrected(58)).toBe(false);
	});
});

describe("lines of which a share carries the opt-in", () => {
	const volumes = had(FIVE, 100);
	const covered = (share: number): GroupRun => ({
		...runAfter(0, FIVE, volumes),
		coverage: [{ operatorId: "a", share }],
	});

	it("pass by the demand that they stand for as well", () => {
		expect(articlesPassingAlone(covered(1), RULES)).toEqual(["urn"]);
		expect(articlesPassingAlone(covered(0.1), RULES)).toEqual(["urn"]);
		// 5,000 of 5,400.
		expect(articlesPassingAlone(covered(0.02), RULES)).toEqual([]);
		expect(releaseRun(covered(0.02), undefined, RULES).released).toEqual([]);
	});

	it("pass by themselves as well, whatever they stand for", () => {
		const many = { ...runAfter(0, FIVE, [...had(FIVE.slice(1), 100), ...had(["a"], 4000)]) };
		const others = FIVE.slice(1).map((operatorId) => ({ operatorId, share: 0.05 }));
		expect(articlesPassingAlone({ ...many, coverage: others }, RULES)).toEqual([]);
	});

	it("count so in differences, with the share that was told last", () => {
		const leavers = ["g", "h", "i", "j", "k"];
		const all = [...FIVE, ...leavers];
		const later = runAfter(7, FIVE, [...volumes, ...had(FIVE, 400, START)]);
		const shown = (share: number): boolean => {
			const before = { ...runAfter(0, all, had(all, 100)), coverage: [{ operatorId: "g", share }] };
			return isShown(later, registerOf(before));
		};
		expect(shown(1)).toBe(true);
		// 1,250 of 1,650 of those that left, and the two largest of the others leave 200: 16 %.
		expect(shown(0.08)).toBe(true);
		expect(shown(0.07)).toBe(false);
	});
});

it("articles that pass alone are those that a first run shows", () => {
	const articles = [
		{ sku: "urn", volumes: had(SIX, 3), needs: had(SIX, 2).map((own) => ({ ...own, orders: 3 })) },
		{ sku: "cap", volumes: had(SIX.slice(0, 4), 3), needs: [] },
		{ sku: "box", volumes: had(SIX, 3), needs: had(["a"], 2) },
		{ sku: "late", volumes: had(SIX, 3, START), needs: [] },
	];
	const run = { ...runAfter(0, SIX, []), articles };
	expect(articlesPassingAlone(run, RULES)).toEqual(["urn"]);
	expect(releaseRun(run, undefined, RULES).released).toEqual(["urn"]);
});
