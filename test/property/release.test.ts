import { describe, expect, it } from "vitest";
import { createRandom, type Random } from "../../src/index.js";
import { combinationFails } from "../support/attacker-combinations.js";
import {
	BROKEN_RUN_GATES,
	isolatedBy,
	LONG_WEEK,
	type RunGate,
	randomHistory,
	shownRuns,
	WEEK,
	wholeRunGate,
} from "../support/attacker-histories.js";
import { disclosuresOf, randomTable, throughGate } from "../support/attacker-tables.js";
import { BROKEN_GATES, type Gate, wholeGate } from "../support/attacker-twins.js";
import { runs } from "../support/runs.js";

const SEED = 20_261_126;
/** 10,000 tables and 10,000 histories under REAPPRO_RUNS=50. */
const TABLES = runs(200);
/** A history is 20 decisions: `npm test` draws fewer. */
const HISTORIES = runs(1) > 1 ? runs(200) : 40;
const RELEASES = 20;
const MINUTES = 120_000 * runs(1);

/** Attacks random tables; stops at the first that tells something when `stops`. */
function attackTables(
	gate: Gate,
	count: number,
	stops: boolean,
): { told: string[]; shown: number; asked: number } {
	const told: string[] = [];
	let [shown, asked] = [0, 0];
	for (let index = 0; index < count; index++) {
		const random = createRandom(SEED + index);
		const gated = throughGate(randomTable(random), gate);
		shown += gated.after.shown.length;
		asked += gated.after.shown.length + gated.after.hidden.length;
		const [found] = disclosuresOf(gated, random);
		if (found === undefined) continue;
		told.push(`seed ${SEED + index}: ${found.coalition.join("+") || "anybody"} knows ${found.what}`);
		if (stops) break;
	}
	return { told, shown, asked };
}

function attackHistories(gate: RunGate, count: number, stops: boolean): { told: string[]; shown: number } {
	const told: string[] = [];
	let shown = 0;
	for (let index = 0; index < count; index++) {
		const random: Random = createRandom(SEED + index);
		// In every other one nothing but what figures tell exactly counts, however much time has passed.
		const history = randomHistory(random, RELEASES, index % 2 === 0 ? WEEK : LONG_WEEK);
		const out = shownRuns(history, gate);
		shown += out.length;
		const isolated = isolatedBy(out, history.rules.coalition);
		if (isolated === undefined) continue;
		told.push(`seed ${SEED + index}: ${isolated.join()}`);
		if (stops) break;
	}
	return { told, shown };
}

describe("the release gate", () => {
	it(
		"lets no random linked table tell exactly what fails, or anything of one member",
		() => {
			const { told, shown, asked } = attackTables(wholeGate, TABLES, false);
			expect(told).toEqual([]);
			// A gate that shows nothing would be safe too.
			expect(shown / asked).toBeGreaterThan(0.45);
		},
		MINUTES,
	);

	it.each(BROKEN_GATES)(
		"would be caught if it were broken: %s",
		(_, gate) => {
			expect(attackTables(gate, 100, true).told).toHaveLength(1);
		},
		60_000,
	);

	it(
		"keeps the combinations of the reference, found by trying factors",
		() => {
			let judged = 0;
			for (let index = 0; index < runs(60); index++) {
				const table = randomTable(createRandom(SEED - 1 - index));
				const few = { ...table, first: table.first.slice(0, 2), second: table.second.slice(0, 3) };
				const { before, after } = throughGate(few, wholeGate);
				const added = after.shown.filter((cell) => !before.shown.includes(cell));
				if (added.length === 0) continue;
				judged += 1;
				expect(
					combinationFails(after.rows, added, before.shown, after.rules),
					`seed ${SEED - 1 - index}`,
				).toBe(false);
			}
			expect(judged).toBeGreaterThan(runs(60) / 4);
		},
		MINUTES,
	);

	it(
		"isolates nobody over histories in which members come and go, data grow and lines are withdrawn",
		() => {
			const { told, shown } = attackHistories(wholeRunGate, HISTORIES, false);
			expect(told).toEqual([]);
			expect(shown / HISTORIES).toBeGreaterThan(0.3 * RELEASES);
		},
		MINUTES,
	);

	it.each(BROKEN_RUN_GATES)(
		"would be caught over histories if it were broken: %s",
		(_, gate) => {
			expect(attackHistories(gate, 200, true).told).toHaveLength(1);
		},
		60_000,
	);
});
