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
			base: 1.165,
			stated: 0.806,
			length: -0.27,
			recent: 0.977,
			ahead: 0.345,
			first: 0.035,
			distance: 0.785,
			degreesOfFreedom: 4.75,
		},
		short: {
			base: 1.21,
			stated: 0.747,
			length: -0.24,
			recent: 0.364,
			ahead: 0.326,
			first: 0.068,
			distance: 0.26,
			degreesOfFreedom: 5.25,
		},
		long: {
			base: 0.561,
			stated: 0.794,
			length: -0.033,
			recent: 0.183,
			ahead: 0.125,
			first: 0.151,
			distance: 0.406,
			degreesOfFreedom: 5.25,
		},
	},
	other: {
		none: {
			base: 1.075,
			stated: 0.488,
			length: -0.261,
			recent: 1.623,
			ahead: 0.542,
			first: -0.016,
			distance: 0,
			degreesOfFreedom: 4.25,
		},
		short: {
			base: 0.95,
			stated: 0.62,
			length: -0.192,
			recent: 0.45,
			ahead: 0.429,
			first: 0.148,
			distance: 0,
			degreesOfFreedom: 5.25,
		},
		long: {
			base: 0.209,
			stated: 0.491,
			length: 0.012,
			recent: 0.355,
			ahead: 0.21,
			first: 0.178,
			distance: 0,
			degreesOfFreedom: 4.75,
		},
	},
};
