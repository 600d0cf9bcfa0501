import { describe, expect, it } from "vitest";
import { type Item, type PlanInput, type PlanLine, planReplenishment } from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const item = (sku: string, unitCost: number): Item => ({
	sku,
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.9 },
	unitCost,
	holdingRate: 0.2,
});
const ITEMS = [item("COFFIN", 350), item("HANDLES", 30), item("LINING", 20)];
const history = ITEMS.flatMap(({ sku }, index) => steadyLines(4, { sku }, index, 180));
const orders = admitted(history);
const plan = (patch: Partial<PlanInput> = {}) =>
	planReplenishment({ orders, asOf: "2026-11-23", items: ITEMS, ...patch });
const levelOf = (lines: readonly PlanLine[], sku: string): number => {
	const line = lines.find((one) => one.sku === sku);
	return line !== undefined && "orderUpTo" in line ? line.orderUpTo : Number.NaN;
};
const KIT = { kitId: "oak", skus: ["COFFIN", "HANDLES", "LINING"], target: 0.9 };

describe("a service that is asked for a kit", () => {
	it("raises its parts, the cheap ones first, and says so", async () => {
		const { lines: alone } = await plan();
		const { lines } = await plan({ kits: [KIT] });
		for (const { sku } of ITEMS) expect(levelOf(lines, sku)).toBeGreaterThanOrEqual(levelOf(alone, sku));
		expect(levelOf(lines, "LINING")).toBeGreaterThan(levelOf(alone, "LINING"));
		expect(levelOf(lines, "COFFIN") - levelOf(alone, "COFFIN")).toBeLessThanOrEqual(
			levelOf(lines, "LINING") - levelOf(alone, "LINING"),
		);
		const lining = lines.find(({ sku }) => sku === "LINING")!;
		expect(lining.warnings).toContainEqual({ code: "RAISED_FOR_KIT" });
		expect(lining.explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(lining.orderQuantity);
	});

	it("is reached by all parts together", async () => {
		const { lines } = await plan({ kits: [{ ...KIT, target: 0.98 }] });
		const together = lines.reduce(
			(product, line) => product * ("achievedService" in line ? line.achievedService : 0),
			1,
		);
		expect(together).toBeGreaterThanOrEqual(0.98);
	});

	it("changes nothing where the parts are served better anyway", async () => {
		const items = ITEMS.map((one): Item => ({ ...one, service: { type: "cycle", target: 0.999 } }));
		const { lines } = await plan({ items, kits: [KIT] });
		expect(lines).toEqual((await plan({ items })).lines);
	});

	it("names articles that are there, each once", async () => {
		const refused = (skus: string[]) => plan({ kits: [{ ...KIT, skus }] });
		await expect(refused(["COFFIN", "URN"])).rejects.toMatchObject({ path: "kits[0].skus[1]" });
		await expect(refused(["COFFIN", "COFFIN"])).rejects.toMatchObject({ path: "kits[0].skus[1]" });
		await expect(refused(["COFFIN"])).rejects.toMatchObject({ code: "INPUT_INVALID" });
	});
});
