import type { ReleaseRules } from "../types.js";
import { articleTable, changedVolumes } from "./article-history.js";
import { type ArticleHistory, articleHistory } from "./article-volumes.js";
import { checkRegister, genuineRegister, runHash } from "./check-register.js";
import { AS_COUNTED, scaleOf, scalesOf } from "./coverage-scale.js";
import { factsDigest } from "./facts-digest.js";
import { differencesPass } from "./figure-differences.js";
import { judgeCell } from "./judge-cell.js";
import { levelTable } from "./member-levels.js";
import type { GroupRun, RegisteredArticle, ReleaseRegister, RunRelease } from "./register-types.js";
import { changedYears } from "./registered-years.js";
import { type ReleaseRequest, releaseCells } from "./release-cells.js";

/**
 * Decides which articles' figures pass the gate by themselves, whatever earlier runs showed.
 *
 * @param run members, and what each had of each article
 * @param rules the policy's release rules
 * @returns articles whose demand passes, by lines and by the demand that these stand for, and whose order passes
 * where anything is needed
 * @example
 * const rules = { minOperators: 3, minOrders: 5, maxSharePercent: 85, pPercent: 10, coalition: 1 };
 * const volumes = ["a", "b", "c"].map((operatorId) => ({ operatorId, periodStart: "2026-11-02", quantity: 5, orders: 5 }));
 * const run = { groupId: "g-1", asOf: "2026-11-23", dataUntil: "2026-11-23", policyHash: "0".repeat(64), members: ["a", "b", "c"], articles: [{ sku: "urn", volumes, needs: [] }] };
 * articlesPassingAlone(run, rules); // => ["urn"]
 */
export function articlesPassingAlone(run: GroupRun, rules: ReleaseRules): string[] {
	const scales = [AS_COUNTED, scaleOf(run.coverage ?? [])];
	const passes = ({ volumes, needs }: GroupRun["articles"][number]): boolean =>
		scales.every(
			(scale) =>
				judgeCell(
					volumes
						.filter(({ periodStart }) => periodStart < run.dataUntil)
						.map((own) => ({ ...own, quantity: scale(own.operatorId) * own.quantity })),
					rules,
				).released,
		) &&
		(needs.every(({ quantity }) => quantity <= 0) || judgeCell(needs, rules).released);
	return run.articles.filter(passes).map(({ sku }) => sku);
}

/** Whether an article's figures may stand beside those of earlier runs. */
function mayBeShown(history: ArticleHistory, rules: ReleaseRules): boolean {
	const isShown = (request: ReleaseRequest): boolean => releaseCells(request, rules).suppressed.length === 0;
	return (
		scalesOf(history).every(
			(scale) => differencesPass(history, rules, scale) && isShown(levelTable(history, scale)),
		) && isShown(articleTable(history))
	);
}

/**
 * Decides which articles a group's run may show, together with all that earlier runs showed, and enters them in the
 * register.
 *
 * An article has two figures: its demand, summed over the members and days of the data, and its order, summed over
 * what members need on the day. Both must pass the gate. Members who come or go, data that have grown since the last
 * run, and lines that were withdrawn make figures whose differences tell; `releaseCells` judges them all, as sums of
 * days, and those of one year as levels of members too (`levelTable`). Asking again with the same data shows the same.
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
	const passing = new Set(articlesPassingAlone(run, rules));
	const articles = run.articles.flatMap((article): RegisteredArticle[] => {
		if (!passing.has(article.sku)) return [];
		const history = articleHistory(run, article, before);
		if (!mayBeShown(history, rules)) return [];
		const needs = article.needs
			.filter(({ quantity }) => quantity > 0)
			.map(({ operatorId, quantity, orders }) => ({ operatorId, quantity, orders }));
		return [
			{
				sku: article.sku,
				volumes: changedVolumes(history),
				needs,
				years: changedYears(article, before),
			},
		];
	});
	const entry = {
		groupId: run.groupId,
		asOf: run.asOf,
		dataUntil: run.dataUntil,
		policyHash: run.policyHash,
		members: [...run.members],
		coverage: (run.coverage ?? [])
			.filter(({ operatorId, share }) => share < 1 && run.members.includes(operatorId))
			.map(({ operatorId, share }) => ({ operatorId, share })),
		facts: factsDigest(run),
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
