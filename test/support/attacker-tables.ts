import type { Random } from "../../src/index.js";
import type { ReleaseCell, ReleaseRow, ReleaseRules } from "../../src/privacy/index.js";
import { boundsOf, type Disclosure, exactDisclosures } from "./attacker-bounds.js";
import type { AttackedTable } from "./attacker-facts.js";
import type { Gate } from "./attacker-twins.js";
import { chance, pick, shuffled } from "./guard-random.js";

/** A table of which figures are asked for twice, one half after the other. */
export interface RandomTable {
	readonly rows: readonly ReleaseRow[];
	readonly first: readonly ReleaseCell[];
	readonly second: readonly ReleaseCell[];
	readonly rules: ReleaseRules;
}

const named = (letter: string, count: number): string[] =>
	Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

function randomRules(random: Random): ReleaseRules {
	return {
		minOperators: 3 + random.integer(3),
		minOrders: 5 + random.integer(6),
		maxSharePercent: pick(random, [85, 85, 70]),
		pPercent: pick(random, [10, 15]),
		coalition: 1 + random.integer(2),
	};
}

/** Rows with gaps: members that are not there, articles that nobody orders, a member that takes almost all. */
function randomRows(random: Random, members: string[], skus: string[], periods: string[]): ReleaseRow[] {
	const gaps = pick(random, [0, 0.05, 0.2, 0.5]);
	const fewBuy = new Set(
		skus.flatMap((sku) => periods.map((period) => `${sku} ${period}`)).filter(() => chance(random, 0.15)),
	);
	const large = chance(random, 0.2) ? pick(random, members) : undefined;
	return members.flatMap((member) =>
		skus.flatMap((sku) =>
			periods.flatMap((period) => {
				const isGap = chance(random, fewBuy.has(`${sku} ${period}`) ? 0.8 : gaps);
				if (isGap && chance(random, 0.7)) return [];
				const orders = isGap ? 0 : 1 + random.integer(6);
				const quantity = orders === 0 ? 0 : (orders + random.integer(4)) * (member === large ? 9 : 1);
				return [{ member, sku, period, quantity, orders }];
			}),
		),
	);
}

/** Inner figures, totals of rows and columns, spans of periods, and groups of members such as sites of a region. */
function randomCells(random: Random, members: string[], skus: string[], periods: string[]): ReleaseCell[] {
	const cells: ReleaseCell[] = [{ key: "all" }];
	for (const sku of skus) {
		cells.push({ key: sku, skus: [sku] });
		for (const period of periods) cells.push({ key: `${sku}${period}`, skus: [sku], periods: [period] });
	}
	for (const period of periods) cells.push({ key: period, periods: [period] });
	if (periods.length > 2) cells.push({ key: "span", periods: periods.slice(0, 2) });
	if (skus.length > 2) cells.push({ key: "family", skus: skus.slice(1) });
	for (let index = 0; index < random.integer(4); index++) {
		const some = members.filter(() => chance(random, 0.7));
		cells.push({
			key: `members${index}`,
			members: some,
			...(chance(random, 0.4) ? { skus: [pick(random, skus)] } : {}),
			...(chance(random, 0.4) ? { periods: [pick(random, periods)] } : {}),
		});
	}
	const asked = shuffled(random, cells).filter(() => chance(random, 0.8));
	return asked.length > 14 ? asked.slice(0, 14 + random.integer(6)) : asked;
}

/** A random linked table. */
export function randomTable(random: Random): RandomTable {
	const members = named("m", 4 + random.integer(6));
	const skus = named("s", 1 + random.integer(3));
	const periods = named("p", 1 + random.integer(4));
	const cells = randomCells(random, members, skus, periods);
	const half = chance(random, 0.5) ? Math.floor(cells.length / 2) : 0;
	return {
		rows: randomRows(random, members, skus, periods),
		first: cells.slice(0, half),
		second: cells.slice(half),
		rules: randomRules(random),
	};
}

/** A table after a gate was asked twice, and as it was known before the second time. */
export interface Gated {
	readonly before: AttackedTable;
	readonly after: AttackedTable;
	/** What the gate saw the first time: places that nobody had named by then are not in it. */
	readonly early: AttackedTable;
}

/** What is shown and hidden of a table after a gate was asked for one half of the figures after the other. */
export function throughGate({ rows, first, second, rules }: RandomTable, gate: Gate): Gated {
	const early = new Set(gate({ rows, cells: first }, rules));
	const past = first.filter(({ key }) => early.has(key));
	const hidden = first.filter(({ key }) => !early.has(key));
	const late = new Set(gate({ rows, cells: second, past, hidden }, rules));
	const shown = [...past, ...second.filter(({ key }) => late.has(key))];
	const stillHidden = [...first, ...second].filter((cell) => !shown.includes(cell));
	return {
		before: { rows, rules, shown: past, hidden: second.filter(({ key }) => !late.has(key)) },
		after: { rows, rules, shown, hidden: stillHidden },
		early: { rows, rules, shown: past, hidden },
	};
}

/** Whether a coalition knew a sum already from figures of before. */
function isKnown({ coalition, places }: Disclosure, table: AttackedTable): boolean {
	const summed = new Set(places.map(({ member, sku, period }) => `${member} ${sku} ${period}`));
	const { lower, upper } = boundsOf(table, coalition, ({ member, sku, period }) =>
		Number(summed.has(`${member} ${sku} ${period}`)),
	);
	return upper - lower < 0.5;
}

/**
 * What a gate let out. What was already known when it was asked for can not be held back: a figure, or that there is
 * nothing in places that were first named then. The gate is to blame for what it let out among the places of its time.
 *
 * @param gated a table after the gate
 * @param random for the attacker
 * @returns disclosures that the gate is to blame for
 */
export function disclosuresOf({ before, after, early }: Gated, random: Random): Disclosure[] {
	const found = exactDisclosures(after, random);
	if (found.length === 0 || before.shown.length === 0) return found;
	const known = { ...after, shown: before.shown, hidden: [...after.shown, ...after.hidden] };
	return [...exactDisclosures(early, random), ...found.filter((one) => !isKnown(one, known))];
}
