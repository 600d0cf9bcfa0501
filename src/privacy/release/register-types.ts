import type { CellContribution } from "./judge-cell.js";

/** What one member had in the days before `until`, back to the boundary before. */
export interface RegisteredVolume {
	readonly operatorId: string;
	/** First day after those that are summed, `YYYY-MM-DD`. */
	readonly until: string;
	readonly quantity: number;
	readonly orders: number;
}

/** Share of a member's lines that carry the opt-in, in (0, 1]. */
export interface CoveredMember {
	readonly operatorId: string;
	readonly share: number;
}

/** What members had by month in a whole calendar year that seasons may be told from. */
export interface RegisteredYear {
	readonly year: number;
	/** SHA-256 of what each member had in each month. */
	readonly sha256: string;
}

/** An article whose figures were shown. */
export interface RegisteredArticle {
	readonly sku: string;
	/** Members' volumes in the data behind the figures, as far as they differ from when the article was shown last. */
	readonly volumes: readonly RegisteredVolume[];
	/** What members needed on the day, above 0; the quantity that was ordered is made of it. */
	readonly needs: readonly CellContribution[];
	/** Years that seasons may be told from, as far as they differ from when the article was shown last. */
	readonly years: readonly RegisteredYear[];
}

/** One run of a group: whose data it was computed from, and what was shown. */
export interface RegisteredRun {
	readonly groupId: string;
	readonly asOf: string;
	/** First day after the data. */
	readonly dataUntil: string;
	readonly policyHash: string;
	/** Every member with data in the run: each figure was about all of them. */
	readonly members: readonly string[];
	/** Of members whose lines do not all carry the opt-in. */
	readonly coverage: readonly CoveredMember[];
	/** SHA-256 of what the figures were computed from, shown or not. */
	readonly facts: string;
	readonly articles: readonly RegisteredArticle[];
	/** SHA-256 over this run and the hash of the run before. */
	readonly sha256: string;
}

/**
 * What earlier runs of a group showed to its coordinator, with the volumes that later runs are judged against. Those
 * are the members' own: the register is for the processor alone.
 */
export interface ReleaseRegister {
	readonly kind: "release-register";
	readonly schemaVersion: 1;
	readonly runs: readonly RegisteredRun[];
}

/** What a member had in one period of a run's data. */
export interface PeriodVolume {
	readonly operatorId: string;
	/** First day of the period, `YYYY-MM-DD`. */
	readonly periodStart: string;
	/** Net pieces, >= 0. */
	readonly quantity: number;
	/** Order lines behind them. */
	readonly orders: number;
}

/** Figures of one article that are asked for. */
export interface RunArticle {
	readonly sku: string;
	readonly volumes: readonly PeriodVolume[];
	readonly needs: readonly CellContribution[];
	/** What members had by month, from January, in each whole calendar year that a season may be told from. */
	readonly years?: readonly {
		readonly year: number;
		readonly months: readonly (readonly CellContribution[])[];
	}[];
}

/** A run whose figures are to be judged. */
export interface GroupRun {
	readonly groupId: string;
	readonly asOf: string;
	readonly dataUntil: string;
	readonly policyHash: string;
	readonly members: readonly string[];
	/** Figures are demand that the lines stand for; a member that is not named counts with all of its lines. */
	readonly coverage?: readonly CoveredMember[];
	readonly articles: readonly RunArticle[];
}

/** What a run may show, and the register with that run. */
export interface RunRelease {
	/** Articles whose figures may be shown, in the order in which they were asked for. */
	readonly released: readonly string[];
	readonly register: ReleaseRegister;
}
