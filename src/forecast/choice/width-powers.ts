import type { SeasonClass } from "./season-class.js";

/** Exponents of what the half-width of a 95 % interval depends on. */
export interface WidthPowers {
	/** Logarithm of the factor that all share. */
	readonly base: number;
	/** Of the spread that the models state, over the scale of the series. */
	readonly stated: number;
	/** Of the number of observed values. */
	readonly length: number;
	/** Of the latest changes over all changes of the series. */
	readonly recent: number;
	/** Of the periods ahead. */
	readonly ahead: number;
	/** Added to the logarithm in the first period ahead. */
	readonly first: number;
	/** Of 1 + the distance between the two combinations in stated spreads. */
	readonly distance: number;
	/** With which 80 % intervals cover as well as those of 95 %. */
	readonly degreesOfFreedom: number;
}

/** Widths by class of season. */
export type Widths = Readonly<Record<SeasonClass, WidthPowers>>;

/**
 * Widths of the combination that `auto` takes, and of all other forecasts.
 *
 * No model knows that it was chosen, or that the world will change. These were learned on rolling origins inside the
 * training parts of the M3 series by the least interval score at 95 %, then degrees of freedom by the coverage at 80 %:
 * `npm run benchmark:learn`.
 */
export const WIDTHS: Readonly<Record<"combination" | "other", Widths>> = {
	combination: {
		none: {
			base: 1.174,
			stated: 0.784,
			length: -0.266,
			recent: 0.977,
			ahead: 0.339,
			first: 0.012,
			distance: 0.71,
			degreesOfFreedom: 4.75,
		},
		short: {
			base: 0.989,
			stated: 0.719,
			length: -0.178,
			recent: 0.276,
			ahead: 0.326,
			first: 0.05,
			distance: 0.368,
			degreesOfFreedom: 5.5,
		},
		long: {
			base: 0.146,
			stated: 0.661,
			length: 0.035,
			recent: 0.23,
			ahead: 0.137,
			first: 0.14,
			distance: 0.405,
			degreesOfFreedom: 5,
		},
	},
	other: {
		none: {
			base: 1.073,
			stated: 0.501,
			length: -0.262,
			recent: 1.628,
			ahead: 0.536,
			first: -0.014,
			distance: 0,
			degreesOfFreedom: 4.25,
		},
		short: {
			base: 0.85,
			stated: 0.558,
			length: -0.168,
			recent: 0.42,
			ahead: 0.438,
			first: 0.189,
			distance: 0,
			degreesOfFreedom: 5.25,
		},
		long: {
			base: 0.314,
			stated: 0.541,
			length: 0.002,
			recent: 0.304,
			ahead: 0.184,
			first: 0.143,
			distance: 0,
			degreesOfFreedom: 4.5,
		},
	},
};
