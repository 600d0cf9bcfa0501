/**
 * Money in whole cents. Prices in cents do not add up exactly, and 434.99999999999994 is no less than a minimum of 435.
 *
 * @param money an amount
 * @returns the nearest amount of whole cents
 * @example
 * wholeCents(100 * 4.35); // => 435
 */
export const wholeCents = (money: number): number => Math.round(money * 100) / 100;
