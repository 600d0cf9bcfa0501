/** An exponential smoothing form: how error, trend and season enter. */
export interface EtsForm {
	readonly error: "A" | "M";
	readonly trend: "N" | "A";
	readonly damped: boolean;
	readonly season: "N" | "A" | "M";
}

/**
 * Name of a form in the taxonomy, such as `"MAdM"`.
 *
 * @param form error, trend, damping, season
 * @returns its letters
 * @see Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, table 2.2
 * @example
 * etsFormName({ error: "M", trend: "A", damped: true, season: "M" }); // => "MAdM"
 */
export function etsFormName(form: EtsForm): string {
	return `${form.error}${form.trend}${form.damped ? "d" : ""}${form.season}`;
}

/**
 * The 15 forms that are stable: no multiplicative trend, no additive error with a multiplicative season.
 *
 * @example
 * ETS_FORMS.map(etsFormName).length; // => 15
 */
export const ETS_FORMS: readonly EtsForm[] = (["A", "M"] as const).flatMap((error) =>
	(["N", "A", "M"] as const)
		.filter((season) => error === "M" || season !== "M")
		.flatMap((season) => [
			{ error, trend: "N" as const, damped: false, season },
			{ error, trend: "A" as const, damped: false, season },
			{ error, trend: "A" as const, damped: true, season },
		]),
);

/** Where each parameter stands in the vector that is optimised; -1 when the form has none. */
export interface EtsLayout {
	readonly form: EtsForm;
	/** Whole periods a season, 1 without season. */
	readonly period: number;
	readonly betaAt: number;
	readonly gammaAt: number;
	readonly phiAt: number;
	readonly levelAt: number;
	readonly slopeAt: number;
	/** First of `period - 1` seasonal states; the last phase makes the sum 0, or `period`. */
	readonly seasonAt: number;
	/** Length of the vector without the seasonal states, and with them. */
	readonly short: number;
	readonly full: number;
}

/**
 * Layout of the vector (alpha, beta / alpha, gamma / (1 - alpha), phi, level, slope, seasonal states).
 *
 * @param form the form
 * @param period whole periods a season
 * @returns positions and lengths
 * @example
 * etsLayout({ error: "A", trend: "A", damped: false, season: "N" }, 12).full; // => 4
 */
export function etsLayout(form: EtsForm, period: number): EtsLayout {
	const seasonal = form.season !== "N";
	let next = 1;
	const betaAt = form.trend === "A" ? next++ : -1;
	const gammaAt = seasonal ? next++ : -1;
	const phiAt = form.damped ? next++ : -1;
	const levelAt = next++;
	const slopeAt = form.trend === "A" ? next++ : -1;
	const seasonAt = seasonal ? next : -1;
	const full = seasonal ? next + period - 1 : next;
	return {
		form,
		period: seasonal ? period : 1,
		betaAt,
		gammaAt,
		phiAt,
		levelAt,
		slopeAt,
		seasonAt,
		short: next,
		full,
	};
}
