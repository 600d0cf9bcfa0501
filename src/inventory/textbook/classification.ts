import { mean, standardDeviation } from "simple-statistics";
import { ReapproError } from "../../errors.js";
import { requireAtLeast } from "../require.js";

/** Class by share of value: few articles make up A, most are C. */
export type ValueClass = "A" | "B" | "C";
/** Class by variability of demand: X steady, Z irregular. */
export type VariabilityClass = "X" | "Y" | "Z";
/** Class by how often and how evenly demand occurs. */
export type DemandPattern = "smooth" | "erratic" | "intermittent" | "lumpy";

/**
 * ABC classes: in falling order of value an article is A while the cumulative share before it is below 0.80, B while
 * below 0.95, else C. Equal values keep their order.
 *
 * @param annualValues money a year of each article, >= 0
 * @returns class of each article, in the order given
 * @throws {ReapproError} `INPUT_INVALID` when a value is negative or not finite
 * @example
 * valueClasses([700, 200, 60, 40]); // => ["A", "A", "B", "C"]
 */
export function valueClasses(annualValues: readonly number[]): ValueClass[] {
	const order = annualValues.map((value, index) => ({
		value: requireAtLeast(value, `annualValues[${index}]`),
		index,
	}));
	order.sort((a, b) => b.value - a.value || a.index - b.index);
	const total = annualValues.reduce((sum, value) => sum + value, 0);
	const classes = new Array<ValueClass>(annualValues.length).fill("C");
	let before = 0;
	for (const { value, index } of order) {
		if (before < 0.8 * total) classes[index] = "A";
		else if (before < 0.95 * total) classes[index] = "B";
		before += value;
	}
	return classes;
}

/** Figures and classes of one series of demand. */
export interface DemandPatternOfSeries {
	/** Population standard deviation over mean, zeros included; absent without demand. */
	readonly coefficientOfVariation?: number;
	readonly variability: VariabilityClass;
	/** Periods a period with demand; absent without demand. */
	readonly averageDemandInterval?: number;
	/** Squared coefficient of variation of the demands above 0; absent without demand. */
	readonly squaredVariationOfSizes?: number;
	readonly pattern: DemandPattern;
}

/**
 * XYZ class (coefficient of variation below 0.5 X, below 1 Y, else Z) and demand pattern (cut-offs 1.32 periods and
 * 0.49; Syntetos, Boylan and Croston 2005). Without demand: Z and lumpy.
 *
 * @param series demand of each period, >= 0
 * @returns figures and classes
 * @throws {ReapproError} `INPUT_INVALID` when the series is empty or a value is negative or not finite
 * @example
 * demandPatternOf([0, 2, 0, 2]).pattern; // => "intermittent"
 */
export function demandPatternOf(series: readonly number[]): DemandPatternOfSeries {
	if (series.length === 0) throw new ReapproError("INPUT_INVALID", "Give at least one period.", "series");
	series.forEach((value, period) => {
		requireAtLeast(value, `series[${period}]`);
	});
	const sizes = series.filter((value) => value > 0);
	if (sizes.length === 0) return { variability: "Z", pattern: "lumpy" };
	const coefficientOfVariation = variation(series);
	const averageDemandInterval = series.length / sizes.length;
	const squaredVariationOfSizes = variation(sizes) ** 2;
	let variability: VariabilityClass = "Z";
	if (coefficientOfVariation < 0.5) variability = "X";
	else if (coefficientOfVariation < 1) variability = "Y";
	const isFrequent = averageDemandInterval < 1.32;
	const isEven = squaredVariationOfSizes < 0.49;
	const pattern = isFrequent ? (isEven ? "smooth" : "erratic") : isEven ? "intermittent" : "lumpy";
	return { coefficientOfVariation, variability, averageDemandInterval, squaredVariationOfSizes, pattern };
}

/** Population standard deviation over the mean. */
function variation(values: readonly number[]): number {
	const sample = [...values];
	return standardDeviation(sample) / mean(sample);
}
