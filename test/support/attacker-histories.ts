import type { Random } from "../../src/index.js";
import {
	type GroupRun,
	type PeriodVolume,
	type ReleaseRegister,
	type ReleaseRules,
	releaseRun,
} from "../../src/privacy/index.js";
import { isolatedMembers, type MemberColumn } from "./attacker-rank.js";
import { chance, pick, shifted } from "./guard-random.js";

const FIRST_DAY = "2026-01-05";
const RULES: ReleaseRules = {
	minOperators: 5,
	minOrders: 10,
	maxSharePercent: 85,
	pPercent: 15,
	coalition: 2,
};

/** One order line of a member: a fact that may be withdrawn later, or come in late. */
interface Line {
	readonly member: string;
	readonly week: number;
	readonly quantity: number;
	/** First run whose data hold it, and the first after that whose data do not. */
	readonly from: number;
	until: number;
}

/** A run of a history: what it asked for, and the lines behind its figure. */
export interface HistoryRun {
	readonly run: GroupRun;
	readonly lines: readonly Line[];
	/** Weeks that its data cover, the last one left out. */
	readonly weeks: readonly [from: number, to: number];
}

/** Runs of one buying group for one article; members join and leave, data grow, or are cut or withdrawn. */
export interface History {
	readonly rules: ReleaseRules;
	readonly runs: readonly HistoryRun[];
}

/** Days of a week, and of one so long that no level is told of any more when the next has passed. */
export const WEEK = 7;
export const LONG_WEEK = 400;

function volumesOf(lines: readonly Line[], weekStart: (week: number) => string): PeriodVolume[] {
	const volumes = new Map<string, PeriodVolume>();
	for (const { member, week, quantity } of lines) {
		const key = `${member} ${week}`;
		const known = volumes.get(key);
		volumes.set(key, {
			operatorId: member,
			periodStart: weekStart(week),
			quantity: (known?.quantity ?? 0) + quantity,
			orders: (known?.orders ?? 0) + 1,
		});
	}
	return [...volumes.values()];
}

/** Splits members into groups of 1 to 5. */
function blocksOf(random: Random, pool: readonly string[]): string[][] {
	const blocks: string[][] = [];
	for (let at = 0; at < pool.length; ) {
		const size = pick(random, [1, 3, 4, 5]);
		blocks.push(pool.slice(at, at + size));
		at += size;
	}
	return blocks;
}

/** A random history of so many runs, whose weeks have so many days. */
export function randomHistory(random: Random, releases: number, days = WEEK): History {
	const weekStart = (week: number): string => shifted(FIRST_DAY, days * week);
	const pool = Array.from(
		{ length: 8 + random.integer(9) },
		(_, index) => `op-${String(index + 1).padStart(2, "0")}`,
	);
	const rates = new Map(pool.map((member) => [member, 0.5 + 4 * random.uniform()]));
	const change = pick(random, [0, 0.1, 0.3, 0.6]);
	const weeksBetween = pick(random, [0, 0, 1, 1, 4]);
	const withdraws = pick(random, [0, 0, 0.05, 0.3]);
	const window = chance(random, 0.3) ? 8 + random.integer(12) : Infinity;
	const members = new Set(pool.filter(() => chance(random, 0.75)));
	// Branches of a chain come and go together; sums of three such groups can tell what no two of them do.
	const blocks = chance(random, 0.2) ? blocksOf(random, pool) : undefined;
	const lines: Line[] = [];
	let weeks = 0;
	const fill = (until: number, run: number): void => {
		for (; weeks < until; weeks++) {
			for (const member of pool) {
				let left = rates.get(member) as number;
				for (; left > 0; left -= 1) {
					if (!chance(random, Math.min(1, left))) continue;
					// A few lines come in late.
					const from = run > 0 && chance(random, 0.03) ? run + 1 : run;
					lines.push({ member, week: weeks, quantity: 1 + random.integer(2), from, until: Infinity });
				}
			}
		}
	};
	fill(6 + random.integer(10), 0);
	const runs = Array.from({ length: releases }, (_, index): HistoryRun => {
		if (index > 0) fill(weeks + (chance(random, 0.8) ? weeksBetween : 0), index);
		for (const member of pool) {
			if (blocks !== undefined || !chance(random, change / 3)) continue;
			if (members.has(member)) members.delete(member);
			else members.add(member);
		}
		for (const block of blocks ?? []) {
			const comes = chance(random, 0.5);
			for (const member of block) comes ? members.add(member) : members.delete(member);
		}
		for (const line of lines) {
			if (line.until === Infinity && line.from < index && chance(random, withdraws / 30)) line.until = index;
		}
		const own = lines.filter(
			({ member, week, from, until }) =>
				members.has(member) && week >= weeks - window && from <= index && index < until,
		);
		const needs = [...members].sort().map((operatorId) => ({
			operatorId,
			quantity: random.integer(4),
			orders: own.filter(({ member }) => member === operatorId).length,
		}));
		return {
			lines: own,
			weeks: [weeks - window, weeks],
			run: {
				groupId: "group-1",
				asOf: shifted(weekStart(weeks), index),
				dataUntil: weekStart(weeks),
				policyHash: "0".repeat(64),
				members: [...members].sort(),
				articles: [
					{ sku: "urn", volumes: volumesOf(own, weekStart), needs: chance(random, 0.5) ? needs : [] },
				],
			},
		};
	});
	return { rules: { ...RULES, coalition: 1 + random.integer(2) }, runs };
}

/** Makes a gate for one history; it says of one run after the other whether its figure goes out. */
export type RunGate = () => (run: GroupRun, rules: ReleaseRules) => boolean;

/** Runs of a history whose figure went out. */
export function shownRuns({ runs, rules }: History, gate: RunGate): HistoryRun[] {
	const lets = gate();
	return runs.filter(({ run }) => lets(run, rules));
}

/** Weeks that no figure tells apart by what it is defined to cover. */
function stretchOf(week: number, shown: readonly HistoryRun[]): string {
	return shown.map(({ weeks: [from, to] }) => Number(from <= week && week < to)).join("");
}

/** Pieces of each member and stretch of weeks in each figure. */
function piecesOf(shown: readonly HistoryRun[]): Map<string, { member: string; pieces: number[] }> {
	const facts = new Map<string, { member: string; pieces: number[] }>();
	shown.forEach(({ lines }, figure) => {
		for (const { member, week, quantity } of lines) {
			const key = `${member} ${stretchOf(week, shown)}`;
			const fact = facts.get(key) ?? { member, pieces: shown.map(() => 0) };
			fact.pieces[figure] = (fact.pieces[figure] as number) + quantity;
			facts.set(key, fact);
		}
	});
	return facts;
}

/**
 * Members that the figures of a history isolate. The pieces of a member in a stretch of weeks are the facts: a figure
 * that holds seven of them and one that holds five share five. Where one line went and an equal one came, no figure
 * has changed and nothing can be told.
 *
 * @param shown runs whose figure went out
 * @param coalition members who tell each other what they know
 * @returns the first set of members that is isolated, `undefined` when none is
 */
export function isolatedBy(shown: readonly HistoryRun[], coalition: number): string[] | undefined {
	const columns = new Map<string, MemberColumn>();
	for (const { member, pieces } of piecesOf(shown).values()) {
		for (const most of new Set(pieces.filter((count) => count > 0))) {
			const inFigure = pieces.map((count) => count >= most);
			columns.set(`${member} ${inFigure.map(Number).join("")}`, { member, inFigure });
		}
	}
	return isolatedMembers([...columns.values()], shown.length, coalition);
}

/** The gate that ships. */
export const wholeRunGate: RunGate = () => {
	let register: ReleaseRegister | undefined;
	return (run, rules) => {
		const verdict = releaseRun(run, register, rules);
		register = verdict.register;
		return verdict.released.length > 0;
	};
};

/** Forgets what went out before. */
const forgetfulRunGate: RunGate = () => (run, rules) => releaseRun(run, undefined, rules).released.length > 0;

/** Thinks that members never tell each other anything, and know nothing of themselves. */
const noCoalitionRunGate: RunGate = () => {
	const lets = wholeRunGate();
	return (run, rules) => lets(run, { ...rules, coalition: 0 });
};

/** Judges a run with each earlier one, and never with two of them. */
const pairsRunGate: RunGate = () => {
	const before: ReleaseRegister[] = [];
	return (run, rules) => {
		if (before.some((register) => releaseRun(run, register, rules).released.length === 0)) return false;
		const { released, register } = releaseRun(run, undefined, rules);
		if (released.length > 0) before.push(register);
		return released.length > 0;
	};
};

/** Gates that leave out one thing each. */
export const BROKEN_RUN_GATES: readonly (readonly [string, RunGate])[] = [
	["forgets the past", forgetfulRunGate],
	["no coalition", noCoalitionRunGate],
	["pairs only", pairsRunGate],
];
