import { numberInWords, percentInWords, pluralOf } from "../locale.js";
import type { ContentWords } from "./content-words.js";

/** Texts of a record in English. */
export const ENGLISH_CONTENT: ContentWords = {
	title: (purpose) => `Record of processing activities: ${purpose}`,
	legalBases: {
		consent: "Consent of the family for this purpose (GDPR Article 6(1)(a)).",
		contract:
			"Performance of a contract with the family, as stated by the controller (GDPR Article 6(1)(b)).",
		"legal-obligation": "Legal obligation of the controller, as stated by it (GDPR Article 6(1)(c)).",
		"legitimate-interests":
			"Legitimate interests of the controller, as stated by it (GDPR Article 6(1)(f)). The software asks for the family’s opt-in all the same.",
	},
	dataSubjects: [
		"The person who ordered the funeral, and that person’s family.",
		"Indirectly the deceased, to whom the GDPR itself does not apply (recital 27).",
	],
	data: {
		lineCode: "Code of the order line",
		funeralCode: "Code of the funeral",
		owner: "Operator and branch",
		article: "Article, order or return, quantity",
		day: "Day of the order",
		optIn: "The family’s opt-in",
		consent: "Consent record: code, purposes, dates, version of the information notice",
	},
	specialCategories: {
		none: "The controller states that no article tells a belief or another special category of data (GDPR Article 9).",
		"religious-belief":
			"Some articles tell a religious belief: special category of data, which needs explicit consent (GDPR Article 9(2)(a)).",
		"to-assess":
			"To be assessed by the controller: an article such as a religious emblem may tell a belief (GDPR Article 9).",
	},
	recipients: {
		replenishment: [
			"The operator itself, for its own plan.",
			"The provider of the software, as processor.",
			"Suppliers, for orders of articles alone: never an order line.",
		],
		"habit-analysis": [
			"The operator itself, for its own results.",
			"The provider of the software, as processor.",
		],
		"group-purchasing": [
			"Each operator of the group, for its own lines and its own share.",
			"The coordinator of the group, for figures that the release rules let out.",
			"The provider of the software, as processor.",
			"Suppliers, for joint orders of articles alone: never an order line.",
		],
	},
	processing: {
		replenishment: [
			"Checking order lines against agreements, opt-in and consent.",
			"Counting admitted lines by article and period.",
			"Forecasting demand and proposing orders for the operator’s own stock.",
		],
		"habit-analysis": [
			"Checking order lines against agreements, opt-in and consent.",
			"Counting which articles are ordered together.",
		],
		"group-purchasing": [
			"Checking order lines against agreements, opt-in and consent.",
			"Counting admitted lines of several operators by article and period.",
			"Forecasting the group’s demand, proposing joint orders and sharing their cost.",
			"Holding back figures that tell too much of one operator.",
		],
	},
	noTransferByLibrary: "The software library sends nothing anywhere: it has no network access.",
	noOtherTransfer: "No transfer to a third country or an international organisation is declared.",
	transfer: (recipient, country, safeguard) => `${recipient}, ${country}: ${safeguard}`,
	timeLimits: (days) => [
		`A consent given more than ${numberInWords(days, "en")} ${pluralOf(days, "en", "day", "days")} before is no longer relied on.`,
		"Line code, funeral code and consent are dropped once the checks of the run are done.",
		"Lines of a family that took its consent back, and of an operator whose agreement ended, are left out from the next run on.",
		"The library keeps nothing after a run; what the parties keep is listed next.",
	],
	retention: (data, period) => `${data}: ${period}`,
	measures: [
		"No line enters without the literal opt-in, an agreement in force and the right purpose.",
		"Of an admitted line five facts are kept; there is no field for a name or a remark.",
		"No content of a line appears in refusals, error messages, receipts or reports.",
		"Each run leaves a receipt with the fingerprint of its rules.",
		"The library has no network access, reads no clock and stores nothing.",
	],
	gate: (minOperators, minOrders, maxSharePercent) =>
		`A figure of the group leaves only with at least ${numberInWords(minOperators, "en")} operators and ${numberInWords(minOrders, "en")} order lines behind it, none of the operators above ${percentInWords(maxSharePercent, "en")}.`,
	subProcessor: (name, task) => `${name}: ${task}`,
};
