/** Orders of a seasonal ARIMA model: ARIMA(p, d, q)(P, D, Q) with a period. */
export interface ArimaOrder {
	/** Autoregressive terms, differences, moving-average terms. */
	readonly p: number;
	readonly d: number;
	readonly q: number;
	/** The same at the lag of the season: P, D, Q. */
	readonly seasonalP: number;
	readonly seasonalD: number;
	readonly seasonalQ: number;
	/** Whole periods a season; 1 without season. */
	readonly period: number;
	/** Mean of the differenced series: a mean without difference, a drift with one. */
	readonly constant: boolean;
}

/**
 * Name of a model as the literature writes it.
 *
 * @param order its orders
 * @returns such as `"ARIMA(2,1,1)(0,1,0)[12] with drift"`
 * @example
 * arimaName({ p: 1, d: 1, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: true }); // => "ARIMA(1,1,0) with drift"
 */
export function arimaName(order: ArimaOrder): string {
	const { p, d, q, seasonalP, seasonalD, seasonalQ, period, constant } = order;
	const seasonal = period > 1 ? `(${seasonalP},${seasonalD},${seasonalQ})[${period}]` : "";
	const word = constant ? (d + seasonalD > 0 ? " with drift" : " with mean") : "";
	return `ARIMA(${p},${d},${q})${seasonal}${word}`;
}

/**
 * Number of coefficients that are estimated besides the variance.
 *
 * @param order the orders
 * @returns autoregressive, moving-average and constant coefficients
 * @example
 * coefficientCount({ p: 1, d: 1, q: 2, seasonalP: 0, seasonalD: 0, seasonalQ: 1, period: 4, constant: true }); // => 5
 */
export function coefficientCount({ p, q, seasonalP, seasonalQ, constant }: ArimaOrder): number {
	return p + q + seasonalP + seasonalQ + (constant ? 1 : 0);
}

/**
 * Number of values that the differences use up.
 *
 * @param order the orders
 * @returns d + D period
 * @example
 * lostValues({ p: 1, d: 1, q: 2, seasonalP: 0, seasonalD: 1, seasonalQ: 1, period: 4, constant: true }); // => 5
 */
export function lostValues({ d, seasonalD, period }: ArimaOrder): number {
	return d + seasonalD * period;
}
