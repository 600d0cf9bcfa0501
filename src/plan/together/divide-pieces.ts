import { createRandom } from "../../math/index.js";

/** A place that pieces of an article can go to. */
export interface Receiver {
	/** What it lacks of a full service with 0, 1, 2, ... pieces; nothing beyond. */
	readonly risks: readonly number[];
	/** Probability that it misses a piece with 0, 1, 2, ... pieces. */
	readonly survivals: readonly number[];
	/** Expected demand. */
	readonly mean: number;
	readonly level: number;
	readonly position: number;
}

/** One piece that a place misses, and what it is for. */
interface MissingPiece {
	readonly receiver: number;
	readonly lack: number;
	readonly survival: number;
	readonly shortfall: number;
	readonly turn: number;
}

const at = (values: readonly number[], pieces: number): number => (pieces < 0 ? 1 : (values[pieces] ?? 0));

function missingPieces(place: Receiver, receiver: number, turn: number): MissingPiece[] {
	const { risks, survivals, mean, level, position } = place;
	return Array.from({ length: Math.max(0, level - position) }, (_, index) => {
		const pieces = position + index;
		return {
			receiver,
			lack: at(risks, pieces),
			survival: at(survivals, pieces),
			shortfall: mean > 0 ? (mean - pieces) / mean : 0,
			turn,
		};
	});
}

/** Places take turns by chance: by name or by day of the week one of them would always be the last. */
function turns(count: number, seed: number): number[] {
	const random = createRandom(seed);
	return Array.from({ length: count }, () => random.uniform());
}

/**
 * The order in which places get the pieces that they miss: the next one goes where the most is lacking of a full service,
 * then where it is likeliest to be missed, then where the most is short of the expected demand, then by turns.
 *
 * @param receivers places in a fixed order
 * @param seed of the turns, such as a day number
 * @returns the place of each piece
 * @example
 * const rare = { risks: [0.2, 0.02], survivals: [0.2, 0.02], mean: 0.2, level: 2, position: 0 };
 * const often = { risks: [0.6, 0.1], survivals: [0.6, 0.1], mean: 1, level: 2, position: 0 };
 * orderOfPieces([rare, often], 1); // => [1, 0, 1, 0]
 */
export function orderOfPieces(receivers: readonly Receiver[], seed: number): number[] {
	const turnOf = turns(receivers.length, seed);
	return receivers
		.flatMap((place, receiver) => missingPieces(place, receiver, turnOf[receiver]!))
		.sort(
			(a, b) => b.lack - a.lack || b.survival - a.survival || b.shortfall - a.shortfall || a.turn - b.turn,
		)
		.map(({ receiver }) => receiver);
}
