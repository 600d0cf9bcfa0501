import type { ReleaseRules } from "../types.js";
import { articleTable } from "./article-history.js";
import { checkRegister, genuineRegister, runHash } from "./check-register.js";
import type { GroupRun, RegisteredArticle, ReleaseRegister, RunRelease } from "./register-types.js";
import { releaseCells } from "./release-cells.js";

/**
 * Decides which articles a group's run may show, together with all that earlier runs showed, and enters them in the
 * register.
 *
 * An article has two figures: its demand, summed over the members and days of the data, and its order, summed over
 * what members need on the day. Both must pass the gate. Members who come or go, data that have grown since the last
 * run, and lines that were withdrawn make figures whose differences tell; `releaseCells` judges them all. Asking again
 * with the same data shows the same.
 *
 * @param run members, and what each had of each article
 * @param register what `releaseRun` returned for the run before; `undefined` for a group's first run
 * @param rules the policy's release rules
 * @returns articles that may be shown, and the register with this run
 * @throws {ReapproError} `INPUT_INVALID` when the register is of another group, or is not as it was written
 * @example
 * const rules = { minOperators: 3, minOrders: 5, maxSharePercent: 85, pPercent: 10, coalition: 1 };
 * const volumes = ["a", "b", "c", "d"].map((operatorId) => ({ operatorId, periodStart: "2026-11-02", quantity: 5, orders: 5 }));
 * const run = { groupId: "g-1", asOf: "2026-11-23", dataUntil: "2026-11-23", policyHash: "0".repeat(64), members: ["a", "b", "c", "d"], articles: [{ sku: "urn", volumes, needs: [] }] };
 * const first = releaseRun(run, undefined, rules);
 * first.released; // => ["urn"]
 * const withoutD = { ...run, members: ["a", "b", "c"], articles: [{ sku: "urn", volumes: volumes.slice(0, 3), needs: [] }] };
 * releaseRun(withoutD, first.register, rules).released; // => []
 */
export function releaseRun(
	run: GroupRun,
	register: ReleaseRegister | undefined,
	rules: ReleaseRules,
): RunRelease {
	const before = checkRegister(register, run.groupId);
	const articles = run.articles.flatMap((article): RegisteredArticle[] => {
		const table = articleTable(run, article, before);
		if (releaseCells(table, rules).suppressed.length > 0) return [];
		const needs = article.needs
			.filter(({ quantity }) => quantity > 0)
			.map(({ operatorId, quantity, orders }) => ({ operatorId, quantity, orders }));
		return [{ sku: article.sku, volumes: table.changed, needs }];
	});
	const entry = {
		groupId: run.groupId,
		asOf: run.asOf,
		dataUntil: run.dataUntil,
		policyHash: run.policyHash,
		members: [...run.members],
		articles,
	};
	return {
		released: articles.map(({ sku }) => sku),
		register: genuineRegister({
			kind: "release-register",
			schemaVersion: 1,
			runs: [...before.runs, { ...entry, sha256: runHash(entry, before.runs.at(-1)) }],
		}),
	};
}
