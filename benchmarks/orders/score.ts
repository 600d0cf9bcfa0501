import { type Distribution, quantile } from "../../src/index.js";

/** Probabilities at which forecasts are judged. */
export const PROBABILITIES = [0.5, 0.8, 0.9, 0.95, 0.99] as const;

/** Pinball loss of a quantile forecast (Koenker and Bassett 1978). */
export const pinball = (probability: number, forecast: number, actual: number): number =>
	actual >= forecast ? probability * (actual - forecast) : (1 - probability) * (forecast - actual);

/** Sums of one table row: our loss, the oracle's loss, how often each stayed above what happened. */
export class Score {
	ours = 0;
	oracle = 0;
	count = 0;
	readonly covered = new Float64Array(PROBABILITIES.length);
	readonly oracleCovered = new Float64Array(PROBABILITIES.length);

	/** Adds one period: `forecast[i]` is our quantile at `PROBABILITIES[i]`; losses are divided by `scale`. */
	add(forecast: readonly number[], oracle: Distribution, actual: number, scale: number): void {
		this.count += 1;
		PROBABILITIES.forEach((probability, index) => {
			const known = quantile(oracle, probability);
			const ours = forecast[index] as number;
			this.ours += pinball(probability, ours, actual) / scale;
			this.oracle += pinball(probability, known, actual) / scale;
			if (actual <= ours) this.covered[index] = (this.covered[index] as number) + 1;
			if (actual <= known) this.oracleCovered[index] = (this.oracleCovered[index] as number) + 1;
		});
	}

	/** Mean scaled loss of ours and of the oracle, and their ratio. */
	get ratio(): number {
		return this.ours / this.oracle;
	}
	/** Coverage at a probability: ours and the oracle's. */
	coverage(probability: (typeof PROBABILITIES)[number]): readonly [number, number] {
		const index = PROBABILITIES.indexOf(probability);
		return [(this.covered[index] as number) / this.count, (this.oracleCovered[index] as number) / this.count];
	}
}
