import type { Purpose } from "../../types.js";
import type { LegalBasis, SpecialCategories } from "./record-types.js";

interface DataWords {
	readonly lineCode: string;
	readonly funeralCode: string;
	readonly owner: string;
	readonly article: string;
	readonly day: string;
	readonly optIn: string;
	readonly consent: string;
}

/** Words about what is processed, of whom, for whom and how long. */
export interface ContentWords {
	readonly title: (purpose: string) => string;
	readonly legalBases: Readonly<Record<LegalBasis, string>>;
	readonly dataSubjects: readonly string[];
	readonly data: DataWords;
	readonly specialCategories: Readonly<Record<SpecialCategories, string>>;
	readonly recipients: Readonly<Record<Purpose, readonly string[]>>;
	readonly processing: Readonly<Record<Purpose, readonly string[]>>;
	readonly noTransferByLibrary: string;
	readonly noOtherTransfer: string;
	readonly transfer: (recipient: string, country: string, safeguard: string) => string;
	readonly timeLimits: (maxConsentAgeDays: number) => readonly string[];
	readonly retention: (data: string, period: string) => string;
	readonly measures: readonly string[];
	readonly gate: (minOperators: number, minOrders: number, maxSharePercent: number) => string;
	readonly subProcessor: (name: string, task: string) => string;
}
