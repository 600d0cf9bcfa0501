import type { PlanWarning } from "../../plan/index.js";
import { type ByLocale, percentInWords } from "../locale.js";

/** A probability that is nearly one is told as more than something anyway. */
const NEARLY_SURE = 0.999;

const PROBABILITY_WORDS = {
	en: { exact: "with a probability of ", least: "with a probability of at least " },
	fr: { exact: "avec une probabilité de ", least: "avec une probabilité d’au moins " },
} as const;

/** How likely a thing is; nothing where the warning does not tell. */
function withProbability({ probability, isLeast }: PlanWarning, locale: "en" | "fr"): string {
	if (probability === undefined) return "";
	const { exact, least } = PROBABILITY_WORDS[locale];
	const words = isLeast === true && probability <= NEARLY_SURE ? least : exact;
	return `, ${words}${percentInWords(probability, locale)}`;
}

/** Says that a stock may run out before an order, or the next trip of a depot, arrives. */
export const RUNS_OUT_WORDS: ByLocale<(warning: PlanWarning) => string> = {
	en: (warning) => {
		const arrival =
			warning.depotSiteId === undefined
				? "an order placed now arrives"
				: `the next trip from the depot ${warning.depotSiteId} arrives`;
		return `The stock may run out before ${arrival}${withProbability(warning, "en")}.`;
	},
	fr: (warning) => {
		const arrival =
			warning.depotSiteId === undefined
				? "d’une commande passée maintenant"
				: `de la prochaine tournée du dépôt ${warning.depotSiteId}`;
		return `Le stock risque de s’épuiser avant l’arrivée ${arrival}${withProbability(warning, "fr")}.`;
	},
};
