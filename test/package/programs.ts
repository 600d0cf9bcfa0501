/** Programs of a user, written into the empty project and run there. */

const AGREEMENT = `{
	agreementId: "agr-1", version: 1, operatorId: "firm-1", purposes: ["replenishment"],
	signedOn: "2024-01-01", validFrom: "2024-01-01", historyFrom: "2024-01-01", textSha256: "${"0".repeat(64)}",
}`;

const PIPELINE = `
	const policy = privacy.definePolicy({
		purpose: "replenishment", processingDate: "2026-11-23", agreements: [${AGREEMENT}], catalogue: ["OAK-1"],
	});
	const line = (lineId, orderedOn, quantity) =>
		({ lineId, operatorId: "firm-1", sku: "OAK-1", quantity, orderedOn, optIn: true });
	const admit = (room) => room.admitOrders([
		line("a", "2026-09-02", 1), line("b", "2026-10-05", 2), line("c", "2026-10-20", 1),
		{ ...line("d", "2026-10-20", 1), optIn: "true" },
	], policy);
	const units = (orders) => face.aggregateDemand(orders, { period: "month" }).toJSON();
	const admission = admit(privacy);
	const plan = await face.planReplenishment({
		orders: admission.orders, asOf: "2026-11-23",
		items: [{ sku: "OAK-1", leadTimeDays: 5, service: { type: "cycle", target: 0.95 } }],
	});
	console.log(JSON.stringify({
		names: Object.fromEntries(Object.entries(rooms).map(([name, room]) =>
			[name, Object.keys(room).filter((key) => key !== "default" && key !== "__esModule" && key !== "module.exports").sort()])),
		reasons: admission.refusals.map(({ reasons }) => reasons),
		version: admission.receipt.libraryVersion,
		byPrivacy: units(admission.orders), byFace: units(admit(face).orders),
		statuses: plan.lines.map(({ status }) => status),
		mean: rooms["reappro/forecast"].forecastSeries([1, 2, 3, 4, 5, 6], { seasonLength: 1, horizon: 2, model: "naive" }).mean,
		quantile: rooms["reappro/forecast"].quantile({ kind: "poisson", rate: 2 }, 0.95),
		html: (await rooms["reappro/report"].renderReport(plan, { locale: "en" })).includes("<html"),
	}));
`;

const loadAll = (subpaths: readonly string[], load: (subpath: string) => string): string => `
	const rooms = { ${subpaths.map((subpath) => `${JSON.stringify(subpath)}: ${load(subpath)}`).join(", ")} };
	const face = rooms["reappro"];
	const privacy = rooms["reappro/privacy"];
`;

/** Loads every subpath as ES modules, admits through one of them and goes on through another. */
export const esmProgram = (subpaths: readonly string[]): string =>
	`${loadAll(subpaths, (subpath) => `await import(${JSON.stringify(subpath)})`)}${PIPELINE}`;

/** The same with CommonJS. */
export const cjsProgram = (subpaths: readonly string[]): string =>
	`(async () => {${loadAll(subpaths, (subpath) => `require(${JSON.stringify(subpath)})`)}${PIPELINE}})();`;

/** A strict TypeScript program over every subpath of a browser. */
export const typedProgram = `
import { admitOrders, aggregateDemand, definePolicy, forecastDemand, planReplenishment, ReapproError } from "reappro";
import type { Admission, AdmittedOrders, PlanLine, PrivacyPolicy, ReplenishmentPlan } from "reappro";
import { definePolicy as definePolicyToo, admitOrders as admitOrdersToo } from "reappro/privacy";
import { type Distribution, forecastSeries, quantile } from "reappro/forecast";
import { leadTimeDistribution } from "reappro/inventory";
import { planGroupPurchase } from "reappro/group";
import { renderReport } from "reappro/report";

const policy: PrivacyPolicy = definePolicy({
	purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["OAK-1"],
});
const samePolicy: PrivacyPolicy = definePolicyToo({
	purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["OAK-1"],
});
const admission: Admission = admitOrders([], policy);
const orders: AdmittedOrders = admitOrdersToo([], samePolicy).orders;
const means: readonly number[] = forecastDemand(aggregateDemand(orders, { period: "week" }), { horizon: 4 })
	.flatMap(({ mean }) => mean);
const rate: Distribution = { kind: "poisson", rate: means[0] ?? 1 };
const level: number = quantile(rate, 0.95) + (forecastSeries([1, 2], { seasonLength: 1, horizon: 1 }).mean[0] ?? 0);

function quantityOf(line: PlanLine): number {
	if (line.status === "infeasible") return line.bindingRule.length;
	if (line.status === "no-history" || line.status === "not-covered") return line.orderQuantity;
	return line.orderUpTo - line.reorderPoint;
}

export async function main(): Promise<string> {
	const plan: ReplenishmentPlan = await planReplenishment({ orders: admission.orders, asOf: "2026-11-23", items: [] });
	if (plan.lines.length > 0) throw new ReapproError("INPUT_INVALID", "Nothing was admitted.");
	return \`\${plan.lines.map(quantityOf).join()} \${level} \${leadTimeDistribution(3).mean} \${typeof planGroupPurchase}\`
		+ await renderReport(plan, { locale: "fr" });
}

// @ts-expect-error orders can not be made by hand
export const forged: AdmittedOrders = {};
// @ts-expect-error a purpose that has no representation
definePolicy({ purpose: "resale", processingDate: "2026-11-23", agreements: [], catalogue: [] });
`;

/** A strict program over the files of Node. */
export const typedNodeProgram = `
import * as node from "reappro/node";
export const names: string[] = Object.keys(node);
`;
