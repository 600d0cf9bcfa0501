import type { CountRange, Purpose, ReasonCode } from "../../types.js";
import type { TransparencyLocale } from "../locale.js";

/** Somebody who can be reached: a representative or a data protection officer. */
export interface RecordContact {
	readonly name: string;
	readonly contact: string;
}

/** A controller or a processor with its contacts. */
export interface RecordParty extends RecordContact {
	readonly address?: string;
	readonly representative?: RecordContact;
	readonly dataProtectionOfficer?: RecordContact;
}

/** An operator as controller. */
export interface RecordController extends RecordParty {
	readonly operatorId: string;
}

/** The legal basis that the controller states (GDPR Article 6(1)). The guard asks for the opt-in under any of them. */
export type LegalBasis = "consent" | "contract" | "legal-obligation" | "legitimate-interests";

/** What the controller says of articles that tell a belief; `"to-assess"` where it says nothing. */
export type SpecialCategories = "none" | "religious-belief" | "to-assess";

/** Fields of an order line that belong together, and whether they outlive the checks of the run. */
export interface RecordDataCategory {
	readonly fields: readonly string[];
	readonly text: string;
	readonly isKept: boolean;
	/** Codes that lead back to a family for whoever holds the operator's files. */
	readonly isPseudonym: boolean;
}

/** An agreement that the run relies on. */
export interface RecordAgreement {
	readonly agreementId: string;
	readonly version: number;
	readonly signedOn: string;
	readonly validFrom: string;
	readonly validUntil?: string;
	readonly historyFrom: string;
	readonly textSha256: string;
}

/** One run, from its receipt. */
export interface RecordRun {
	readonly processingDate: string;
	readonly policyHash: string;
	readonly libraryVersion: string;
	readonly linesRead: CountRange;
	readonly linesAdmitted: CountRange;
	readonly linesRefused: CountRange;
	readonly refusedByReason: readonly { readonly reason: ReasonCode; readonly lines: CountRange }[];
	readonly agreements: readonly {
		readonly agreementId: string;
		readonly version: number;
		readonly textSha256: string;
	}[];
}

/** The entry that one operator keeps in its own register (Article 30(1)). It speaks of no other operator's data. */
export interface ControllerEntry {
	readonly article: "GDPR 30(1)";
	readonly controller: RecordController;
	/** The other controllers of a group run (Article 26); empty otherwise. */
	readonly jointControllers: readonly RecordParty[];
	readonly processor: RecordParty;
	readonly purposes: readonly string[];
	readonly legalBasis: { readonly basis: LegalBasis; readonly text: string };
	readonly dataSubjects: readonly string[];
	readonly dataCategories: readonly RecordDataCategory[];
	readonly specialCategories: { readonly state: SpecialCategories; readonly text: string };
	readonly recipients: readonly string[];
	readonly transfers: readonly string[];
	readonly timeLimits: readonly string[];
	readonly securityMeasures: readonly string[];
	readonly agreements: readonly RecordAgreement[];
}

/** The entry that the provider keeps in its register (Article 30(2)). */
export interface ProcessorEntry {
	readonly article: "GDPR 30(2)";
	readonly processor: RecordParty;
	readonly controllers: readonly RecordController[];
	readonly processingCategories: readonly string[];
	readonly subProcessors: readonly string[];
	readonly transfers: readonly string[];
	readonly securityMeasures: readonly string[];
	readonly runs: readonly RecordRun[];
}

/** Who bears a duty. */
export type DutyBearer = "operator" | "provider" | "both" | "operators-jointly";

/** One duty, who bears it and where it is written. */
export interface RecordDuty {
	readonly duty: string;
	readonly bearer: DutyBearer;
	readonly source: string;
	readonly text: string;
}

/** A register entry in both views, and the split of duties; plain data that survives `JSON.stringify`. */
export interface ProcessingRecord {
	readonly schemaVersion: 1;
	readonly kind: "processing-record";
	readonly locale: TransparencyLocale;
	readonly title: string;
	readonly recordedOn: string;
	readonly policyHash: string;
	readonly purpose: Purpose;
	readonly groupId?: string;
	readonly controllership: "single" | "joint";
	readonly maxConsentAgeDays: number;
	readonly exclusions: string;
	readonly controllerEntries: readonly ControllerEntry[];
	readonly processorEntry: ProcessorEntry;
	readonly duties: readonly RecordDuty[];
}
