import type { DayNumber, Period } from "../calendar/index.js";
import { type DemandPanel, panelColumns } from "../demand/index.js";
import { type DemandForecast, type Driver, forecastDemand, type SeasonProfile } from "../forecast/index.js";
import { type LineDemand, ownDemand, pooledDemand, priorDemand } from "./line/line-demand.js";

/** What the forecasts of an operator are made with. */
export interface DemandSettings {
	readonly period: Period;
	/** First day of the first forecast period: the end of the panels. */
	readonly firstStart: DayNumber;
	readonly periods: number;
	/** By article, the first periods over which it is asked for; all of them where absent. */
	readonly spans?: Readonly<Record<string, number>>;
	readonly quantiles: readonly number[];
	readonly drivers: readonly Driver[] | undefined;
	readonly priors: readonly SeasonProfile[];
}

/** Demand of every pair of one operator, from that operator's lines, else from released priors. */
export interface OperatorDemand {
	readonly period: Period;
	/** First day of the first forecast period. */
	readonly firstStart: DayNumber;
	/** Number of forecast periods. */
	readonly periods: number;
	/** Share of the lines on Monday .. Sunday. */
	readonly weekdayProfile: readonly number[];
	/** Articles of which the operator has a series. */
	readonly skus: readonly string[];
	/** Periods since an article was first ordered. */
	readonly historyOf: (sku: string) => number;
	/** Sites that have a series of an article. */
	readonly sitesOf: (sku: string) => readonly string[];
	readonly demandOf: (siteId: string | undefined, sku: string) => LineDemand | undefined;
}

const EVEN_WEEK: readonly number[] = new Array<number>(7).fill(1 / 7);

/** Periods from the first one with lines of each article to the end of the panel. */
function historiesOf(panel: DemandPanel | undefined): Map<string, number> {
	if (panel === undefined) return new Map();
	const { keys, offsets, lines } = panelColumns(panel);
	return new Map(
		keys.map(({ sku }, index) => {
			const end = offsets[index + 1] as number;
			let first = offsets[index] as number;
			while (first < end && lines[first] === 0) first++;
			return [sku as string, end - first];
		}),
	);
}

function bySku(forecasts: readonly DemandForecast[]): Map<string, DemandForecast> {
	return new Map(forecasts.map((forecast) => [forecast.key.sku as string, forecast]));
}

/** Lines of each site over those of all sites: what a site takes of an article that it has never sold. */
function siteShares(panel: DemandPanel | undefined): Map<string, number> {
	const shares = new Map<string, number>();
	if (panel === undefined) return shares;
	const { keys, offsets, lines } = panelColumns(panel);
	let total = 0;
	keys.forEach(({ siteId }, index) => {
		let sum = 0;
		for (let cell = offsets[index] as number; cell < (offsets[index + 1] as number); cell++)
			sum += lines[cell] as number;
		total += sum;
		if (siteId !== undefined) shares.set(siteId, (shares.get(siteId) ?? 0) + sum);
	});
	for (const [siteId, sum] of shares) shares.set(siteId, total === 0 ? 0 : sum / total);
	return shares;
}

/** What a site that has sold nothing takes: the mean of those that have, whichever of them keep stock. */
function newSiteShare(shares: ReadonlyMap<string, number>, stockedSites: number): number {
	const known = [...shares.values()].filter((share) => share > 0);
	if (known.length === 0) return 1 / Math.max(1, stockedSites);
	return known.reduce((sum, share) => sum + share, 0) / known.length;
}

/**
 * Forecasts one operator's articles, and its sites where stock is kept by site.
 *
 * @param panel panel by operator and article, of this operator alone; none for an operator without lines
 * @param sitePanel panel by operator, site and article, when a position names a site
 * @param stockedSites number of sites that stock positions name: they share evenly where no line names a site
 * @param settings horizon, quantiles and public facts
 * @returns demand by pair
 * @example
 * const settings = { period: periodOf("week"), firstStart: 20415, periods: 4, quantiles: [0.5], drivers: undefined, priors: [] };
 * operatorDemand(undefined, undefined, 0, settings).demandOf(undefined, "urn"); // => undefined
 */
export function operatorDemand(
	panel: DemandPanel | undefined,
	sitePanel: DemandPanel | undefined,
	stockedSites: number,
	settings: DemandSettings,
): OperatorDemand {
	const { period, firstStart } = settings;
	const columns = panel === undefined ? undefined : panelColumns(panel);
	const options = {
		horizon: settings.periods,
		...(settings.spans === undefined ? {} : { spans: settings.spans }),
		quantiles: settings.quantiles,
		priors: settings.priors,
		...(settings.drivers === undefined ? {} : { drivers: settings.drivers }),
	};
	const articles = bySku(panel === undefined ? [] : forecastDemand(panel, options));
	const bySite = new Map<string, Map<string, DemandForecast>>();
	for (const forecast of sitePanel === undefined ? [] : forecastDemand(sitePanel, options)) {
		const siteId = forecast.key.siteId ?? "";
		const known = bySite.get(siteId);
		if (known === undefined) bySite.set(siteId, new Map([[forecast.key.sku as string, forecast]]));
		else known.set(forecast.key.sku as string, forecast);
	}
	const shares = siteShares(sitePanel);
	const newShare = newSiteShare(shares, stockedSites);
	const histories = historiesOf(panel);
	const priors = new Map(
		settings.priors.flatMap((prior) => (prior.sku === undefined ? [] : [[prior.sku, prior] as const])),
	);
	return {
		period,
		firstStart,
		periods: settings.periods,
		weekdayProfile: columns?.weekdayProfiles[0] ?? EVEN_WEEK,
		skus: [...articles.keys()],
		historyOf: (sku) => histories.get(sku) ?? 0,
		sitesOf: (sku) => [...bySite].flatMap(([siteId, own]) => (siteId !== "" && own.has(sku) ? [siteId] : [])),
		demandOf(siteId, sku) {
			const article = articles.get(sku);
			if (siteId === undefined) {
				if (article !== undefined) return ownDemand(article);
			} else {
				const own = bySite.get(siteId)?.get(sku);
				if (own !== undefined) return ownDemand(own);
				if (article !== undefined) return pooledDemand(article, shares.get(siteId) || newShare);
			}
			const prior = priors.get(sku);
			return prior === undefined ? undefined : priorDemand(prior, period, firstStart, settings.periods);
		},
	};
}
