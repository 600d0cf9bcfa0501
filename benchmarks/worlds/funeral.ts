import { drawIndex, type Random } from "../../src/math/index.js";
import type { ArticleTrade, OperatorTrade } from "./trade.js";

/** A line of a funeral, ordered some weeks after the death. */
export interface FuneralLine {
	readonly sku: string;
	readonly lagClass: string;
}

/** Funerals of one operator that follow from deaths of one week. */
export interface WeekOfFunerals {
	/** Funerals a death. */
	readonly perDeath: number;
	/** Articles of one funeral; some appear more than once. */
	readonly draw: (random: Random) => FuneralLine[];
}

/** Class of the articles that embalming asks for, and the least and largest share of funerals with it. */
const EMBALMING = "prep";
const [LEAST_EMBALMED, MOST_EMBALMED] = [0.3, 0.95];

const sumOf = (articles: readonly ArticleTrade[], week: number): number =>
	articles.reduce((sum, { perDeath }) => sum + perDeath[week]!, 0);

/** A line or none below a mean of 1; above it lines by chance around it. */
function linesWithMean(mean: number, random: Random): number {
	if (mean > 1) return random.poisson(mean);
	return random.uniform() < mean ? 1 : 0;
}

/**
 * How funerals are drawn: a coffin first, which says burial or cremation, then embalming or not, then the rest.
 * Every article keeps its mean a death.
 *
 * @param trade what the operator sells
 * @param week week of death, counted as in `perDeath` of the articles
 * @param meanSizeOf pieces of a line by article
 * @returns the funerals of that week
 */
export function weekOfFunerals(
	{ coffins, others }: OperatorTrade,
	week: number,
	meanSizeOf: (sku: string) => number,
): WeekOfFunerals {
	const perDeath = sumOf(coffins, week);
	const coffinsFor = (wanted: string): ArticleTrade[] =>
		coffins.filter(({ appliesTo }) => appliesTo === wanted);
	const [cremations, burials] = [sumOf(coffinsFor("cremation"), week), sumOf(coffinsFor("burial"), week)];
	const cremated = cremations / (cremations + burials);
	const lines = others.map((article) => ({
		article,
		mean: article.perDeath[week]! / meanSizeOf(article.sku) / perDeath,
	}));
	const embalmed = Math.min(
		MOST_EMBALMED,
		Math.max(
			LEAST_EMBALMED,
			...lines.filter(({ article }) => article.lagClass === EMBALMING).map(({ mean }) => mean),
		),
	);
	const draw = (random: Random): FuneralLine[] => {
		const coffin =
			coffins[drawIndex(coffins.length, (at) => coffins[at]!.perDeath[week]! / perDeath, random.uniform())]!;
		const cremation =
			coffin.appliesTo === "any" ? random.uniform() < cremated : coffin.appliesTo === "cremation";
		const embalming = random.uniform() < embalmed;
		const drawn: FuneralLine[] = [coffin];
		for (const { article, mean } of lines) {
			const ofKind = article.appliesTo !== "any";
			if (ofKind && (article.appliesTo === "cremation") !== cremation) continue;
			const ofEmbalming = article.lagClass === EMBALMING;
			if (ofEmbalming && !embalming) continue;
			const share = (ofKind ? (cremation ? cremated : 1 - cremated) : 1) * (ofEmbalming ? embalmed : 1);
			for (let left = linesWithMean(mean / share, random); left > 0; left--) drawn.push(article);
		}
		return drawn;
	};
	return { perDeath, draw };
}
