import { describe, expect, it } from "vitest";
import { articleChart } from "../../../src/report/charts/article-chart.js";
import { loadVegaRenderer } from "../../../src/report/charts/render-chart.js";
import type { ChartSpecification } from "../../../src/report/charts/specification.js";
import { stockoutRiskChart } from "../../../src/report/charts/stockout-risk-chart.js";
import { lineOf } from "./fixture.js";
import { parseHtml, readText } from "./parse-html.js";

const { forecast, reorderPoint, orderUpTo } = lineOf("order", "COF-OAK-185");
const history = ["2026-11-02", "2026-11-09", "2026-11-16"].map((periodStart, index) => ({
	periodStart,
	quantity: index + 1,
}));
const chart = articleChart({ history, forecast, reorderPoint, orderUpTo, period: "week" }, "en");

async function draw(specification: ChartSpecification): Promise<string> {
	const render = await loadVegaRenderer();
	if (render === undefined) throw new Error("vega and vega-lite are development dependencies");
	return render(specification);
}

/** Values of a layer, by its mark. */
function valuesOf(specification: ChartSpecification, mark: string): unknown[] {
	const layers = specification.layer as readonly { mark: { type: string }; data: { values: unknown } }[];
	return layers.filter(({ mark: { type } }) => type === mark).map(({ data }) => data.values);
}

describe("articleChart", () => {
	it("is plain data", () => {
		expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
	});

	it("holds the figures of the line", () => {
		expect(valuesOf(chart, "rect")).toEqual([
			[
				{ start: "2026-11-02", end: "2026-11-09", quantity: 1 },
				{ start: "2026-11-09", end: "2026-11-16", quantity: 2 },
				{ start: "2026-11-16", end: "2026-11-23", quantity: 3 },
			],
		]);
		expect(valuesOf(chart, "rule")).toEqual([[{ level: reorderPoint }]]);
		const quantile = (probability: number): readonly number[] =>
			forecast.quantiles.find((row) => row.probability === probability)?.values ?? [];
		const bands = valuesOf(chart, "area") as { start: string; lower: number; upper: number }[][];
		expect(bands).toHaveLength(3);
		[0.99, 0.95, 0.8].forEach((probability, index) => {
			expect(bands[index]?.slice(0, -1).map(({ upper }) => upper)).toEqual(quantile(probability));
		});
		expect(bands[2]?.slice(0, -1).map(({ lower }) => lower)).toEqual(quantile(0.5));
		expect(bands[2]?.at(-1)?.start).toBe("2027-01-18");
	});

	it("counts in French what is written: 1.96 pieces are 2 pieces", () => {
		const described = (expected: number): string =>
			articleChart(
				{
					history: [],
					forecast: { periodStarts: ["2026-11-23"], mean: [expected], quantiles: [] },
					reorderPoint: 2,
					orderUpTo: 3,
					period: "week",
				},
				"fr",
			).description;
		expect(described(1.96)).toContain(" 2 pièces attendues ");
		expect(described(1.94)).toContain(" 1,9 pièce attendue ");
	});

	it("draws the mean where no quantile is given, and an empty article", async () => {
		const bare = { periodStarts: ["2026-11-23"], mean: [1.5], quantiles: [] };
		const lean = articleChart(
			{ history: [], forecast: bare, reorderPoint: 2, orderUpTo: 3, period: "month" },
			"fr",
		);
		expect(valuesOf(lean, "area")).toEqual([]);
		expect(valuesOf(lean, "line")).toEqual([
			[
				{ start: "2026-11-23", value: 1.5 },
				{ start: "2026-12-01", value: 1.5 },
			],
		]);
		expect(await draw(lean)).toContain("<svg");
		const nothing = { periodStarts: [], mean: [], quantiles: [] };
		const empty = articleChart(
			{ history: [], forecast: nothing, reorderPoint: 0, orderUpTo: 1, period: "day" },
			"en",
		);
		expect(await draw(empty)).not.toMatch(/NaN|undefined/);
	});

	it("becomes an SVG without ids, with the months of the language", async () => {
		const svg = await draw(
			articleChart({ history, forecast, reorderPoint, orderUpTo, period: "week" }, "fr"),
		);
		expect(svg).not.toMatch(/NaN|undefined|\sid=/);
		expect(svg).toMatch(/déc\.|janv\./);
		expect(() => parseHtml(svg)).not.toThrow();
	});

	it("puts axis labels where the days are in each length of time", () => {
		const formatFor = (periods: number): unknown => {
			const long = Array.from({ length: periods }, (_, index) => ({
				periodStart: `${2026 - Math.floor(index / 12)}-${String(12 - (index % 12)).padStart(2, "0")}-01`,
				quantity: 1,
			})).reverse();
			const { layer } = articleChart(
				{ history: long, forecast, reorderPoint, orderUpTo, period: "month" },
				"en",
			);
			const [bars] = layer as readonly { encoding: { x: { axis: { format: string } } } }[];
			return bars?.encoding.x.axis.format;
		};
		expect([1, 4, 12, 24, 60].map(formatFor)).toEqual(["%-d %b", "%b", "%b %Y", "%b %Y", "%Y"]);
	});
});

describe("stockoutRiskChart", () => {
	it("keeps two articles of one name apart and escapes their names", async () => {
		const label = `</text><script>alert("1")</script>`;
		const specification = stockoutRiskChart(
			[
				{ label, stockoutRisk: 0.5 },
				{ label, stockoutRisk: 0.25 },
			],
			"en",
		);
		expect(JSON.parse(JSON.stringify(specification))).toEqual(specification);
		const svg = await draw(specification);
		expect(svg).not.toContain("<script");
		const { text } = parseHtml(svg);
		expect(readText(text).split("</text><script>")).toHaveLength(3);
	});
});

describe("loadVegaRenderer", () => {
	it("refuses to load anything", async () => {
		const sources = [
			...["https://example.org/a.json", "file:///etc/hostname", "data.csv"].map((url) => ({
				data: { url },
				mark: "point",
				encoding: {},
			})),
			{ data: { values: [{}] }, mark: { type: "image", url: "https://example.org/a.png" }, encoding: {} },
		];
		for (const layer of sources) {
			const reaching: ChartSpecification = { ...stockoutRiskChart([], "en"), layer: [layer] };
			await expect(draw(reaching)).rejects.toMatchObject({ code: "INPUT_INVALID" });
		}
	});
});
