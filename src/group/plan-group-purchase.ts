import { operatorPanels } from "../demand/index.js";
import { ReapproError } from "../errors.js";
import { checkPlanInput, inputDoubts } from "../plan/index.js";
import { admissionOf, articlesPassingAlone, type GroupRun, releaseRun } from "../privacy/index.js";
import { articleTerms } from "./article-terms.js";
import { refuseOtherNames } from "./check-group-input.js";
import { coordinatorArticle, coordinatorSupplier } from "./coordinator-view.js";
import { groupSetting } from "./group-setting.js";
import type { MemberNeed } from "./joint-order/article-order.js";
import { jointOrders } from "./joint-order/joint-orders.js";
import { memberNeeds } from "./member-needs.js";
import { memberView } from "./member-view.js";
import { pooledDemand } from "./pooled-demand.js";
import { memberVolumes, runArticle } from "./run-articles.js";
import { articleWarnings, runWarnings } from "./run-warnings.js";
import { seasonProfiles, seasonYears } from "./season-profiles.js";
import { firstSeasonYears, historyStarts } from "./season-years.js";
import { shareOrders } from "./shares/share-orders.js";
import { checkedRule } from "./shares/share-rule.js";
import { withTurns } from "./shares/turns.js";
import { supplierOrders } from "./supplier-orders.js";
import { checkedSupply, refuseUnshared } from "./supply.js";
import { toldArticles } from "./told-articles.js";
import type { GroupInput, GroupPlan } from "./types.js";

/**
 * Plans one joint purchase of the members of a buying group: each member orders to its own levels, the needs are
 * joined to reach minimum, pack, price break, paid carriage, discounts and full containers, and pieces and bill are
 * divided.
 *
 * Forecasts are computed inside; the coordinator sees an article only when the members' volumes and needs pass the
 * release gate of the policy, together with all that the runs in `releases` showed. Only articles marked `shareable`
 * take part. An article whose figures of this run alone do not pass is not joined: each member orders it as it would
 * alone, in its own whole packs, so that its pieces and what it pays for them follow from its own need, whatever
 * `shareRule` says; else its share is a straight line of its own pieces, or told in steps, so that it tells roughly of the
 * group and closely of nobody.
 *
 * @param input orders admitted for `group-purchasing`, `asOf`, items, stock and options; see `GroupInput`
 * @returns orders by supplier, the coordinator's view and one view a member, plain data
 * @throws {ReapproError} `NOT_ADMITTED`, `AGREEMENT_PURPOSE`, `INPUT_INVALID`, `OPTION_INVALID`, `ABORTED`
 * @example
 * const policy = definePolicy({ purpose: "group-purchasing", groupId: "g-1", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const plan = await planGroupPurchase({ orders: admitOrders([], policy).orders, asOf: "2026-11-23", items: [] });
 * plan.supplierOrders; // => []
 */
export async function planGroupPurchase(input: GroupInput): Promise<GroupPlan> {
	// Read once: an accessor could hand other data to each step.
	refuseOtherNames(input);
	const {
		orders,
		asOf,
		items,
		stock,
		suppliers: given,
		coverage,
		releases,
		drivers,
		signal,
		onProgress,
	} = input;
	const checked = checkPlanInput({
		asOf,
		items,
		...(stock === undefined ? {} : { stock }),
		...(given === undefined ? {} : { suppliers: given }),
		...(coverage === undefined ? {} : { coverage }),
	});
	const rule = checkedRule(input.shareRule);
	const supply = checkedSupply(input.supply, input.allocationRule);
	refuseUnshared(supply, checked.items);
	const { policy, policyHash, receipt } = admissionOf(orders);
	if (policy.purpose !== "group-purchasing" || policy.groupId === undefined) {
		throw new ReapproError(
			"AGREEMENT_PURPOSE",
			"Admit the orders under a policy with purpose group-purchasing.",
			"orders",
		);
	}
	const setting = groupSetting(checked, policy, drivers);
	const counted = [...operatorPanels(orders, setting.aggregate)];
	const { stockouts } = setting;
	const panels =
		stockouts.length === 0 ? counted : [...operatorPanels(orders, { ...setting.aggregate, stockouts })];
	const memberIds = panels.map(({ operatorId }) => operatorId);
	const volumes = new Map(
		counted.map(({ operatorId, panel }) => [operatorId, memberVolumes(operatorId, panel)] as const),
	);
	const nothingNeeded = memberIds.map((operatorId) => ({ operatorId, need: 0, expectedDemand: 0 }));
	const runWith = (needs: readonly (readonly MemberNeed[])[]): GroupRun => ({
		groupId: policy.groupId as string,
		asOf: checked.asOf,
		dataUntil: setting.dataUntil,
		policyHash,
		members: memberIds,
		coverage: checked.coverage,
		articles: setting.items.map(({ sku }, index) => runArticle(sku, needs[index] ?? nothingNeeded, volumes)),
	});
	const seasonSource = {
		dataUntil: setting.periods.firstStart,
		period: setting.periods.period,
		coverage: new Map(checked.coverage.map(({ operatorId, share }) => [operatorId, share])),
		starts: historyStarts(policy.agreements),
	};
	// Orders and shares are those of a group that never ran before: a member that has left must not change them. They
	// depend on what passes the gate in this run alone, never on the register.
	const passing = (needs: readonly (readonly MemberNeed[])[]): ReadonlySet<string> =>
		new Set(articlesPassingAlone(runWith(needs), policy.release));
	const urgent = new Set([...supply].flatMap(([sku, { rule }]) => (rule === "urgency" ? [sku] : [])));
	const asked = await memberNeeds(orders, setting, panels, passing([]), urgent, {
		...(checked.stock === undefined ? {} : { stock: checked.stock }),
		...(signal === undefined ? {} : { signal }),
		...(onProgress === undefined ? {} : { onProgress }),
	});
	const turns = { groupId: policy.groupId, asOf: checked.asOf };
	const needs = asked.map((own, index) => withTurns(setting.items[index]!.sku, own, turns));
	const pooled = pooledDemand(orders, setting);
	const run = runWith(needs);
	const articlesOfYears = run.articles.map((article) => ({
		...article,
		years: seasonYears(article.volumes, seasonSource),
	}));
	const { released, register } = releaseRun({ ...run, articles: articlesOfYears }, releases, policy.release);
	const shown = new Set(released);
	const open = passing(needs);
	const suppliers = new Map(checked.suppliers.map((supplier) => [supplier.supplierId, supplier]));
	const terms = { suppliers, supply, open };
	const joint = jointOrders(setting.items, needs, pooled, terms);
	const told = toldArticles(joint, terms, released);
	const { articles, bySupplier } = shareOrders(joint, { suppliers, rule, open });
	const termsOf = setting.items.map((item, place) =>
		articleTerms(item, place, suppliers.get(item.supplierId ?? ""), setting),
	);
	const charges = bySupplier.flatMap((own) => own.charges ?? []);
	const placed = supplierOrders(articles, termsOf, memberIds, suppliers);
	return {
		kind: "group-plan",
		schemaVersion: 1,
		asOf: checked.asOf,
		groupId: policy.groupId,
		supplierOrders: placed,
		coordinator: {
			articles: articles.map((shared, index) =>
				coordinatorArticle(shared, pooled[index]!, termsOf[index]!, told.has(shared.order.item.sku)),
			),
			suppliers: bySupplier.map((own) => coordinatorSupplier(own.supplier, own.articles, own.charges, told)),
		},
		members: memberIds.map((operatorId, member) => ({
			operatorId,
			view: memberView(articles, termsOf, charges, member),
		})),
		seasons: seasonProfiles(
			{
				...seasonSource,
				released: new Map(
					run.articles
						.filter(({ sku }) => shown.has(sku))
						.map(({ sku, volumes: own }) => [sku, own] as const),
				),
				firstYears: firstSeasonYears(register, released),
			},
			policy.release,
		),
		coreTests: [
			...articles.flatMap(({ order, core }) =>
				core === undefined
					? []
					: [{ sku: order.item.sku, isInCore: core.isInCore, largestExcess: core.largestExcess }],
			),
			...charges.flatMap(({ supplierId, core }) =>
				core === undefined
					? []
					: [{ supplierId, isInCore: core.isInCore, largestExcess: core.largestExcess }],
			),
		],
		releases: register,
		receipt,
		policyHash,
		warnings: [
			...runWarnings({
				items: setting.items,
				isNothingShared: setting.items.length === 0 && checked.items.length > 0,
				suppliers,
				register,
				panels: counted,
				stock: checked.stock,
				linesAdmitted: receipt.linesAdmitted,
			}),
			...articleWarnings(articles, pooled, termsOf),
			...placed.flatMap(({ warnings = [] }) =>
				warnings.filter(({ code }) => code === "SUPPLIER_MINIMUM_NOT_REACHED"),
			),
			...inputDoubts(checked, orders, policy),
		],
	};
}
