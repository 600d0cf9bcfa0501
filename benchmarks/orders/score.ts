import { type Distribution, quantile } from "../../src/index.js";

/** Probabilities at which forecasts are judged. */
export const PROBABILITIES = [0.5, 0.8, 0.9, 0.95, 0.99] as const;

/** Pinball loss of a quantile forecast (Koenker and Bassett 1978). */
export const pinball = (probability: number, forecast: number, actual: number): number =>
	actual >= forecast ? probability * (actual - forecast) : (1 - probability) * (forecast - actual);

/** Loss over all quantiles of one period. */
export const lossOf = (quantiles: readonly number[], actual: number): number =>
	PROBABILITIES.reduce((sum, probability, index) => sum + pinball(probability, quantiles[index]!, actual), 0);

/** Quantiles of a distribution at the probabilities that are judged. */
export const quantilesOf = (distribution: Distribution): number[] =>
	PROBABILITIES.map((probability) => quantile(distribution, probability));

/** Who is judged: ours, the oracle, one who knows trend and season, and the mean of the last year. */
export const RIVALS = ["ours", "oracle", "smooth", "lastYear"] as const;
export type Rival = (typeof RIVALS)[number];

/** Quantiles of one period by each rival. */
export type RivalQuantiles = Readonly<Record<Rival, readonly number[]>>;

/** What a loss is divided by: the article's mean before the span that is judged, or within it. */
export const SCALES = ["before", "within"] as const;
export type Scale = (typeof SCALES)[number];

/** Sums of one table row: losses by rival and scale, and how often ours and the oracle's quantiles stayed above what happened. */
export class Score {
	count = 0;
	readonly #losses: Readonly<Record<Scale, Record<Rival, number>>> = {
		before: { ours: 0, oracle: 0, smooth: 0, lastYear: 0 },
		within: { ours: 0, oracle: 0, smooth: 0, lastYear: 0 },
	};
	readonly #covered = new Float64Array(PROBABILITIES.length);
	readonly #oracleCovered = new Float64Array(PROBABILITIES.length);

	/** Adds one period; a scale of 0 leaves it out of the losses so scaled. */
	add(quantiles: RivalQuantiles, actual: number, scales: Readonly<Record<Scale, number>>): void {
		this.count += 1;
		for (const rival of RIVALS) {
			const loss = lossOf(quantiles[rival], actual);
			for (const scale of SCALES) if (scales[scale] > 0) this.#losses[scale][rival] += loss / scales[scale];
		}
		for (let index = 0; index < PROBABILITIES.length; index++) {
			if (actual <= quantiles.ours[index]!) this.#covered[index]! += 1;
			if (actual <= quantiles.oracle[index]!) this.#oracleCovered[index]! += 1;
		}
	}

	/** Mean loss of a period. */
	loss(rival: Rival, scale: Scale = "before"): number {
		return this.#losses[scale][rival] / this.count;
	}
	/** Loss over the oracle's. */
	ratio(rival: Rival, scale: Scale = "before"): number {
		return this.#losses[scale][rival] / this.#losses[scale].oracle;
	}
	/** Coverage at a probability: ours and the oracle's. */
	coverage(probability: (typeof PROBABILITIES)[number]): readonly [number, number] {
		const index = PROBABILITIES.indexOf(probability);
		return [this.#covered[index]! / this.count, this.#oracleCovered[index]! / this.count];
	}
}
