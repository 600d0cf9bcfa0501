import { formatIsoDate, parseIsoDate } from "../../calendar/index.js";
import type { Scenario } from "../../plan/index.js";
import { type ByLocale, formatCount, formatDay, formatPercent, plural } from "../locale.js";

/** The words of a what-if. */
interface WhatIfWords {
	readonly demand: (factor: number) => string;
	readonly from: (day: string) => string;
	readonly until: (day: string) => string;
	readonly delay: (days: number, supplierId?: string) => string;
	readonly openOrders: string;
	readonly note: (parts: string) => string;
}

const WORDS: ByLocale<WhatIfWords> = {
	en: {
		demand: (factor) => `demand at ${formatPercent(factor, "en")} of what is forecast`,
		from: (day) => ` from ${formatDay(day, "en", "full")}`,
		until: (day) => ` until ${formatDay(day, "en", "full")}`,
		delay: (days, supplierId) =>
			`orders${supplierId === undefined ? "" : ` at ${supplierId}`} take ${formatCount(days, "en")} ${plural(days, "en", "day", "days")} longer to arrive`,
		openOrders: "what is on its way comes as much later",
		note: (parts) => `What if: ${parts}. This is not the plan to order from.`,
	},
	fr: {
		demand: (factor) => `demande à ${formatPercent(factor, "fr")} de la prévision`,
		from: (day) => ` à partir du ${formatDay(day, "fr", "full")}`,
		until: (day) => ` jusqu’au ${formatDay(day, "fr", "full")}`,
		delay: (days, supplierId) =>
			`délai des commandes${supplierId === undefined ? "" : ` chez ${supplierId}`} allongé de ${formatCount(days, "fr")}\u00a0${plural(days, "fr", "jour", "jours")}`,
		openOrders: "ce qui est en route arrive d’autant plus tard",
		note: (parts) => `Simulation\u00a0: ${parts}. Ce n’est pas le plan à commander.`,
	},
};

function dayBefore(isoDate: string): string {
	const day = parseIsoDate(isoDate);
	return day === undefined ? isoDate : formatIsoDate(day - 1);
}

/**
 * Says what a what-if supposes.
 *
 * @param scenario of a plan
 * @param locale language
 * @returns a note; `undefined` where nothing is supposed
 */
export function whatIfInWords(
	{ demandFactor = 1, from, to, leadTimeDelayDays = 0, delaysOpenOrders = false }: Scenario,
	locale: keyof typeof WORDS,
): string | undefined {
	const words = WORDS[locale];
	const span = `${from === undefined ? "" : words.from(from)}${to === undefined ? "" : words.until(dayBefore(to))}`;
	const delays = typeof leadTimeDelayDays === "number" ? [{ days: leadTimeDelayDays }] : leadTimeDelayDays;
	const late = delays
		.filter(({ days }) => days > 0)
		.map((delay) => words.delay(delay.days, "supplierId" in delay ? delay.supplierId : undefined));
	const parts = [
		...(demandFactor === 1 ? [] : [`${words.demand(demandFactor)}${span}`]),
		...late,
		...(late.length > 0 && delaysOpenOrders ? [words.openOrders] : []),
	];
	return parts.length === 0 ? undefined : words.note(parts.join(locale === "fr" ? "\u00a0; " : "; "));
}
