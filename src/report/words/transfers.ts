import type { ByLocale } from "../locale.js";

/** Words of what goes between sites, and of sites that still miss pieces. */
export interface TransferWords {
	readonly transfers: string;
	readonly transfersNote: string;
	readonly from: string;
	readonly to: string;
	readonly noSite: string;
	readonly shortSites: string;
}

/** Those words in each language. */
export const TRANSFER_WORDS: ByLocale<TransferWords> = {
	en: {
		transfers: "To transfer",
		transfersNote: "To be sent before anything is bought; the orders above count on it.",
		from: "From",
		to: "To",
		noSite: "stock without a site",
		shortSites: "Not filled up by the depot today",
	},
	fr: {
		transfers: "À transférer",
		transfersNote: "À envoyer avant tout achat\u00a0; les commandes ci-dessus en tiennent compte.",
		from: "De",
		to: "Vers",
		noSite: "stock sans site",
		shortSites: "Non complété par le dépôt aujourd’hui",
	},
};
