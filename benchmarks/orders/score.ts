import { type Distribution, quantile } from "../../src/index.js";

/** Probabilities at which forecasts are judged. */
export const PROBABILITIES = [0.5, 0.8, 0.9, 0.95, 0.99] as const;

/** Pinball loss of a quantile forecast (Koenker and Bassett 1978). */
export const pinball = (probability: number, forecast: number, actual: number): number =>
	actual >= forecast ? probability * (actual - forecast) : (1 - probability) * (forecast - actual);

/** Sums of one table row: the losses of ours, of the oracle and of one who knows trend and season; how often ours and the oracle's quantiles stayed above what happened. */
export class Score {
	ours = 0;
	oracle = 0;
	smooth = 0;
	count = 0;
	readonly covered = new Float64Array(PROBABILITIES.length);
	readonly oracleCovered = new Float64Array(PROBABILITIES.length);

	/** Adds one period: `forecast[i]` is our quantile at `PROBABILITIES[i]`; losses are divided by `scale`. */
	add(
		forecast: readonly number[],
		oracle: Distribution,
		smooth: Distribution,
		actual: number,
		scale: number,
	): void {
		this.count += 1;
		PROBABILITIES.forEach((probability, index) => {
			const known = quantile(oracle, probability);
			const ours = forecast[index] as number;
			this.ours += pinball(probability, ours, actual) / scale;
			this.oracle += pinball(probability, known, actual) / scale;
			this.smooth += pinball(probability, quantile(smooth, probability), actual) / scale;
			if (actual <= ours) this.covered[index] = (this.covered[index] as number) + 1;
			if (actual <= known) this.oracleCovered[index] = (this.oracleCovered[index] as number) + 1;
		});
	}

	/** Loss over the oracle's. */
	get ratio(): number {
		return this.ours / this.oracle;
	}
	/** The same of one who knows trend and season. */
	get smoothRatio(): number {
		return this.smooth / this.oracle;
	}
	/** Coverage at a probability: ours and the oracle's. */
	coverage(probability: (typeof PROBABILITIES)[number]): readonly [number, number] {
		const index = PROBABILITIES.indexOf(probability);
		return [(this.covered[index] as number) / this.count, (this.oracleCovered[index] as number) / this.count];
	}
}
