import type { OrderLine } from "../../index.js";
import { type createRandom, formatIsoDate } from "../../index.js";
import { CHOSEN_FAMILIES, SAMPLE_ARTICLES, type SampleArticle } from "./catalogue-data.js";
import { DEATHS_MONTH_INDEX } from "./month-index.js";
import { NO_OPT_IN_SHARE, type SampleFirm } from "./sample-firms.js";

/** An order line as an operator's program exports it: the opt-in may be `false` or absent. */
export type SampleLine = Omit<OrderLine, "optIn"> & { readonly optIn?: boolean };

type Random = ReturnType<typeof createRandom>;

const LETTERS = "bcdfghjkmnpqrstvwxz";

/** Days of the week since Monday; day 0 of the calendar was a Thursday. */
const isSunday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 === 6;

/** Letters only, so that no id can look like a date, a phone number or the number of a person. */
export function opaqueId(random: Random, prefix: string): string {
	let id = prefix;
	for (let index = 0; index < 14; index++) id += LETTERS[random.integer(LETTERS.length)];
	return id;
}

function pick(
	random: Random,
	articles: readonly SampleArticle[],
	weight: (article: SampleArticle) => number,
) {
	let left = random.uniform() * articles.reduce((sum, article) => sum + weight(article), 0);
	for (const article of articles) {
		left -= weight(article);
		if (left < 0) return article;
	}
	return articles.at(-1);
}

const CHOSEN = new Set(CHOSEN_FAMILIES.map(({ family }) => family));
const BY_CHANCE = SAMPLE_ARTICLES.filter(({ family }) => !CHOSEN.has(family));

/** Articles of one funeral. */
function basket(random: Random, burial: boolean, elapsed: number): SampleArticle[] {
	const share = (article: SampleArticle) => (burial ? article.burial : article.cremation);
	const onSale = (article: SampleArticle) =>
		elapsed >= (article.starts ?? 0) && elapsed < (article.ends ?? 1);
	const taken: SampleArticle[] = [];
	for (const choice of CHOSEN_FAMILIES) {
		if (random.uniform() >= (burial ? choice.burial : choice.cremation)) continue;
		const offered = SAMPLE_ARTICLES.filter((article) => article.family === choice.family && onSale(article));
		const article = pick(random, offered, share);
		if (article !== undefined) taken.push(article);
	}
	for (const article of BY_CHANCE) if (random.uniform() < share(article)) taken.push(article);
	return taken;
}

function optInOf(random: Random): { readonly optIn?: boolean } {
	if (random.uniform() >= NO_OPT_IN_SHARE) return { optIn: true };
	return random.uniform() < 0.5 ? { optIn: false } : {};
}

function funeralLines(
	random: Random,
	firm: SampleFirm,
	siteId: string,
	day: number,
	elapsed: number,
	last: number,
) {
	const lines: SampleLine[] = [];
	const caseRef = opaqueId(random, "c");
	const optIn = optInOf(random);
	const line = (sku: string, kind: "order" | "return", quantity: number, on: number): void => {
		lines.push({
			lineId: opaqueId(random, "l"),
			caseRef,
			operatorId: firm.operatorId,
			siteId,
			sku,
			kind,
			quantity,
			orderedOn: formatIsoDate(on),
			...optIn,
		});
	};
	for (const article of basket(random, random.uniform() < firm.burialShare, elapsed)) {
		const quantity = article.pieces[random.integer(article.pieces.length)] ?? 1;
		line(article.sku, "order", quantity, day);
		// One use in a hundred comes back within the week: wrong size, a family's change of mind.
		const backOn = day + 1 + random.integer(6);
		if (random.uniform() < 0.01 && backOn < last) line(article.sku, "return", -quantity, backOn);
	}
	return lines;
}

/**
 * Order lines of one site, day by day: funerals are Poisson with the season of deaths, none on Sundays.
 *
 * @param random its own random stream
 * @param firm operator
 * @param site site of the operator
 * @param from first day number
 * @param to day number after the last
 * @returns lines in order of the funeral's day
 */
export function simulateSite(
	random: Random,
	firm: SampleFirm,
	site: SampleFirm["sites"][number],
	from: number,
	to: number,
): SampleLine[] {
	const lines: SampleLine[] = [];
	// About 313 days of a year are no Sundays.
	const daily = site.funeralsPerYear / 313;
	for (let day = from; day < to; day++) {
		if (isSunday(day)) continue;
		const month = Number(formatIsoDate(day).slice(5, 7));
		const funerals = random.poisson(daily * (DEATHS_MONTH_INDEX[month - 1] ?? 1));
		for (let funeral = 0; funeral < funerals; funeral++) {
			lines.push(...funeralLines(random, firm, site.siteId, day, (day - from) / (to - from), to));
		}
	}
	return lines;
}
