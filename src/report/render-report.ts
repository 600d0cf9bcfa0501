import type { DemandPanel } from "../demand/index.js";
import { type OptionNames, ReapproError, refuseUnknownOptions } from "../errors.js";
import type { Item, OrderPlanLine, ReplenishmentPlan, Supplier, WaitPlanLine } from "../plan/index.js";
import { type ChartRenderer, loadVegaRenderer } from "./charts/render-chart.js";
import { checkPlan } from "./check-plan.js";
import { historyLookup } from "./history.js";
import { html } from "./html/html.js";
import { page } from "./html/page.js";
import { checkLocale, localName, type ReportLocale } from "./locale.js";
import { isEnded, isPlanned } from "./planned-line.js";
import { atRiskSection, linesAtRisk } from "./sections/at-risk.js";
import { chartsSection } from "./sections/charts.js";
import type { ChartContext } from "./sections/context.js";
import { endedSection } from "./sections/ended.js";
import { ordersSection } from "./sections/orders.js";
import { receiptSection } from "./sections/receipt.js";
import { isShort, shortSitesSection } from "./sections/short-sites.js";
import { summarySection } from "./sections/summary.js";
import { transfersSection } from "./sections/transfers.js";
import { unplannedSection } from "./sections/unplanned.js";
import { waitingSection } from "./sections/waiting.js";
import { warningsSection } from "./sections/warnings.js";
import { PAGE_WORDS } from "./words/page.js";
import { whatIfInWords } from "./words/what-if.js";

/** Options of `renderReport`. */
export interface ReportOptions {
	readonly locale: ReportLocale;
	/** Past demand for the charts, from the same orders and with the same period as the plan. */
	readonly panel?: DemandPanel;
	/** Names of articles; a sku stands for itself where it has none. */
	readonly items?: readonly Pick<Item, "sku" | "name">[];
	/** Names of suppliers. */
	readonly suppliers?: readonly Pick<Supplier, "supplierId" | "name">[];
	readonly title?: string;
	/** Says at the head of the page that the data is invented. */
	readonly simulated?: boolean;
	/** Most articles that are given a chart, default 24. */
	readonly maxCharts?: number;
	/**
	 * Brings the renderer of the charts, by default vega and vega-lite where they are installed; with `undefined` the
	 * figures stand in tables. The SVG it draws goes into the page as it is: it must escape its own text.
	 */
	readonly loadChartRenderer?: () => Promise<ChartRenderer | undefined>;
}

const OPTIONS: OptionNames<ReportOptions> = {
	locale: true,
	panel: true,
	items: true,
	suppliers: true,
	title: true,
	simulated: true,
	maxCharts: true,
	loadChartRenderer: true,
};

const DEFAULT_MAX_CHARTS = 24;

function checkCharts(maxCharts: number): void {
	if (!Number.isInteger(maxCharts) || maxCharts < 0) {
		throw new ReapproError("OPTION_INVALID", "Give a whole number of charts, 0 or more.", "maxCharts");
	}
}

/**
 * Writes a plan as one HTML page that stands alone: what to order and why, what to transfer, what is at risk, charts, what
 * waits, warnings and the receipt. It has no script and loads nothing; the same plan gives the same bytes.
 *
 * @param plan what `planReplenishment` returned, or the same read back from JSON
 * @param options language, names, past demand; see `ReportOptions`
 * @returns the page
 * @throws {ReapproError} `OPTION_INVALID` for an unknown option, locale or number of charts, `INPUT_INVALID` when `plan` is no
 * plan, `NOT_ADMITTED` when the panel was not made by `aggregateDemand`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * const plan = await planReplenishment({ orders: admitOrders([], policy).orders, asOf: "2026-11-23", items: [] });
 * const page = await renderReport(plan, { locale: "fr", simulated: true });
 * page.includes("Données simulées"); // => true
 */
export async function renderReport(plan: ReplenishmentPlan, options: ReportOptions): Promise<string> {
	refuseUnknownOptions(options, OPTIONS);
	const { locale, items = [], suppliers = [], maxCharts = DEFAULT_MAX_CHARTS } = options;
	checkLocale(locale);
	checkCharts(maxCharts);
	checkPlan(plan);
	const words = PAGE_WORDS[locale];
	const itemNames = new Map(items.map(({ sku, name }) => [sku, name]));
	const supplierNames = new Map(suppliers.map(({ supplierId, name }) => [supplierId, name]));
	const context: ChartContext = {
		locale,
		words,
		articleName: (sku) => localName(itemNames.get(sku), locale, sku),
		supplierName: (supplierId) =>
			supplierId === undefined
				? words.noSupplier
				: localName(supplierNames.get(supplierId), locale, supplierId),
		period: plan.period,
		historyOf: historyLookup(options.panel, plan.period),
		renderChart: await (options.loadChartRenderer ?? loadVegaRenderer)(),
		maxCharts,
	};
	const orders = plan.lines.filter((line): line is OrderPlanLine => line.status === "order");
	const notOrdered = plan.lines.filter((line): line is WaitPlanLine => line.status === "wait");
	const waiting = notOrdered.filter((line) => !isEnded(line));
	const unplanned = plan.lines.filter((line) => !isPlanned(line));
	const atRisk = linesAtRisk(plan.lines.filter(isPlanned));
	const charted = [...new Set([...atRisk, ...orders])];
	const title = options.title ?? words.title(plan.asOf);
	const whatIf = plan.scenario && whatIfInWords(plan.scenario, locale);
	const figures = {
		toOrder: orders.length,
		pieces: orders.reduce((sum, { orderQuantity }) => sum + orderQuantity, 0),
		atRisk: atRisk.length,
		waiting: waiting.length,
	};
	return page({
		language: words.language,
		title,
		header: html`<h1>${title}</h1><p class="lead">${words.asOf(plan.asOf)}</p>${
			options.simulated === true && html`<p class="simulated" role="note">${words.simulated}</p>`
		}${whatIf !== undefined && html`<p class="simulated" role="note">${whatIf}</p>`}${summarySection(figures, context)}`,
		main: html`${ordersSection(orders, plan.bySupplier, context)}
${transfersSection(plan.transfers ?? [], context)}
${await atRiskSection(atRisk, context)}
${await chartsSection(charted, context)}
${shortSitesSection(waiting.filter(isShort), context)}
${waitingSection(
	waiting.filter((line) => !isShort(line)),
	context,
)}
${endedSection(notOrdered.filter(isEnded), context)}
${unplannedSection(unplanned, context)}
${warningsSection(plan, context)}
${receiptSection(plan.receipt, context)}`,
	});
}
