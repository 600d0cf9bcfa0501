import { parseIsoDate } from "../calendar/index.js";
import { ReapproError } from "../errors.js";
import type { PlanLine, ReplenishmentPlan } from "../plan/index.js";
import type { AdmissionReceipt } from "../privacy/index.js";

type Kind = "text" | "number" | "day" | "list" | "record" | "records";
type Shape = Readonly<Record<string, Kind>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value is a list of records. */
export const isRecords = (value: unknown): value is readonly Readonly<Record<string, unknown>>[] =>
	Array.isArray(value) && value.every(isRecord);

const IS_OF_KIND: Readonly<Record<Kind, (value: unknown) => boolean>> = {
	text: (value) => typeof value === "string",
	number: (value) => typeof value === "number",
	day: (value) => typeof value === "string" && parseIsoDate(value) !== undefined,
	list: Array.isArray,
	record: isRecord,
	records: isRecords,
};

const hasShape = (value: unknown, shape: Shape): boolean =>
	isRecord(value) && Object.entries(shape).every(([field, kind]) => IS_OF_KIND[kind](value[field]));

const PLAN: Shape = {
	asOf: "day",
	period: "text",
	lines: "list",
	bySupplier: "records",
	warnings: "records",
	receipt: "record",
};
const LINE: Shape = {
	operatorId: "text",
	sku: "text",
	orderQuantity: "number",
	explanation: "records",
	warnings: "records",
};
const FIGURES: Shape = {
	reorderPoint: "number",
	orderUpTo: "number",
	inventoryPosition: "number",
	expectedArrival: "day",
	protectedUntil: "day",
	stockoutRisk: "number",
	oneLess: "record",
	forecast: "record",
};
const FORECAST: Shape = { periodStarts: "list", mean: "list", quantiles: "records" };
const RECEIPT: Shape = {
	purpose: "text",
	processingDate: "day",
	policyHash: "text",
	linesRead: "record",
	linesAdmitted: "number",
	linesRefused: "record",
	refusedByReason: "records",
	agreements: "records",
};

const BARE: ReadonlySet<unknown> = new Set(["no-history", "not-covered"]);
const WITH_FIGURES: ReadonlySet<unknown> = new Set(["order", "wait", "infeasible"]);

function isLine(line: unknown): boolean {
	if (!isRecord(line) || !hasShape(line, LINE)) return false;
	if (BARE.has(line.status)) return true;
	return WITH_FIGURES.has(line.status) && hasShape(line, FIGURES) && hasShape(line.forecast, FORECAST);
}

/** Refuses what is no line of a plan. */
export function checkLine(line: PlanLine, path: string): void {
	if (!isLine(line))
		throw new ReapproError("INPUT_INVALID", "Give a line of a plan that planReplenishment made.", path);
}

/** Refuses what is no receipt of an admission. */
export function checkReceipt(receipt: AdmissionReceipt, path: string): void {
	const isWhole =
		hasShape(receipt, RECEIPT) && receipt.refusedByReason.every((row) => hasShape(row, { lines: "record" }));
	if (!isWhole) throw new ReapproError("INPUT_INVALID", "Give the receipt of an admission.", path);
}

/** Refuses what is no whole plan of own stock. */
export function checkPlan(plan: ReplenishmentPlan): void {
	if (plan?.kind !== "replenishment-plan" || plan.schemaVersion !== 1 || !hasShape(plan, PLAN))
		throw new ReapproError("INPUT_INVALID", "Give a plan that planReplenishment made.", "plan");
	plan.lines.forEach((line, index) => {
		checkLine(line, `plan.lines[${index}]`);
	});
	checkReceipt(plan.receipt, "plan.receipt");
}
