import { describe, expect, it } from "vitest";
import { historyLookup } from "../../../src/report/history.js";
import { lineOf, smallPanel } from "./fixture.js";

const line = lineOf("order", "COF-OAK-185");
const { siteId: _, ...wholeOperator } = line;

describe("historyLookup", () => {
	it("finds the site of a line", () => {
		expect(historyLookup(smallPanel(), "week")(line)).toEqual([
			{ periodStart: "2026-11-09", quantity: 20 },
			{ periodStart: "2026-11-16", quantity: 20 },
		]);
	});

	it("adds the sites up for a line of the whole operator", () => {
		const history = historyLookup(smallPanel(), "week")(wholeOperator);
		expect(history.map(({ quantity }) => quantity)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 29, 30]);
		expect(history[0]?.periodStart).toBe("2026-09-14");
	});

	it("shows nothing of another period, another article or no panel", () => {
		expect(historyLookup(smallPanel(), "month")(line)).toEqual([]);
		expect(historyLookup(undefined, "week")(line)).toEqual([]);
		expect(historyLookup(smallPanel(), "week")({ ...line, sku: "URN-BRASS" })).toEqual([]);
	});
});
