import type { DemandProcess } from "./process.js";
import type { Series } from "./series.js";

/** A model after its fit; plain data that survives `JSON.stringify`. Only a fitted model can predict. */
export interface FittedModel {
	/** Name of the model that made it, such as `"ets"`. */
	readonly model: string;
	/** What was estimated, by textbook name (`alpha`, `beta`, ...). */
	readonly parameters: Readonly<Record<string, number>>;
	/** Whatever `predict` needs besides; plain data. */
	readonly state: unknown;
	/** One-step-ahead fitted values, `NaN` where there is none; as long as the series. */
	readonly fitted: readonly number[];
}

/** A forecasting model: one small interface, one file each. */
export interface ForecastModel {
	readonly name: string;
	/** Fewest observed values it can be fitted to. */
	readonly minimumLength: (seasonLength: number) => number;
	/** Fits the series; never changes it. */
	readonly fit: (series: Series) => FittedModel;
	/** Joint distribution of the next `horizon` periods (>= 1). */
	readonly predict: (fitted: FittedModel, horizon: number) => DemandProcess;
	/**
	 * Moves a fit on by observations that came after it, `NaN` where missing: parameters and spread stay, states move.
	 * Absent where a model has no states of its own to move, and is fitted anew.
	 */
	readonly update?: (fitted: FittedModel, values: ArrayLike<number>) => FittedModel;
}
