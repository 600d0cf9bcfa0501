/**
 * Deaths a day in the month over the year's mean, France, January to December, 2015-2019: a fact about a country.
 * Derived from World Mortality Dataset, HMD STMF and Eurostat, CC BY 4.0.
 */
export const DEATHS_MONTH_INDEX = [
	1.175, 1.151, 1.067, 0.982, 0.933, 0.907, 0.919, 0.901, 0.919, 0.977, 1.001, 1.067,
] as const;

/** The licence line of `DEATHS_MONTH_INDEX`. */
export const MONTH_INDEX_SOURCE =
	"Monthly deaths index of France 2015-2019, derived from World Mortality Dataset, HMD STMF and Eurostat, CC BY 4.0";
