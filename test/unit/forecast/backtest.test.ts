import { describe, expect, it } from "vitest";
import { backtest } from "../../../src/forecast/index.js";
import { createRandom } from "../../../src/math/index.js";

const random = createRandom(41);
const values = Array.from(
	{ length: 60 },
	(_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / 12) + random.normal(),
);
const base = { seasonLength: 12, horizon: 3, origins: 4 };

describe("backtest", () => {
	it("gives a naive forecast the same whether it is fitted anew or updated", () => {
		for (const model of ["naive", "seasonal-naive"]) {
			const anew = backtest(values, { ...base, model });
			const updated = backtest(values, { ...base, model, refit: false });
			expect(updated.origins.map(({ mean }) => mean)).toEqual(anew.origins.map(({ mean }) => mean));
		}
	});

	it("keeps the parameters of the first origin where it updates", () => {
		const anew = backtest(values, { ...base, model: "ets" });
		const updated = backtest(values, { ...base, model: "ets", refit: false });
		expect(updated.origins[0]).toEqual(anew.origins[0]);
		expect(updated.origins[3]!.mean).not.toEqual(anew.origins[3]!.mean);
		expect(updated.measures.meanAbsoluteError).toBeLessThan(2 * anew.measures.meanAbsoluteError);
	});

	it.each([
		[{ model: "auto", refit: false }],
		[{ model: "theta", refit: false }],
		[{ model: "ets", refit: false, window: "sliding" as const }],
	])("does not update with %j", (options) => {
		expect(() => backtest(values, { ...base, ...options })).toThrowError(
			expect.objectContaining({ code: "OPTION_INVALID", path: "options.refit" }),
		);
	});

	it("never lets an origin see what came after it", () => {
		const changed = values.map((value, t) => (t < 54 ? value : 1e6));
		const options = { ...base, origins: 3, model: "ets", refit: false };
		const [first] = backtest(changed, options).origins;
		expect(first!.mean).toEqual(backtest(values, options).origins[0]!.mean);
	});
});

it("averages over the origins after which something was observed", () => {
	const options = { seasonLength: 1, horizon: 1, origins: 3, model: "naive" };
	const { origins, measures } = backtest([1, 2, 3, 5, Number.NaN, 9], options);
	expect(origins.map((one) => one.measures.meanAbsoluteError)).toEqual([2, Number.NaN, 4]);
	expect(measures.meanAbsoluteError).toBe(3);
	expect(measures.intervals[0]!.coverage).not.toBeNaN();
	expect(backtest([1, 2, Number.NaN, Number.NaN], { ...options, origins: 2 }).measures.bias).toBeNaN();
});
