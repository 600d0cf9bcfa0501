/** What a sampler under enumeration may draw. */
export interface Choices {
	/** 0..bound - 1, each as likely. */
	readonly below: (bound: number) => number;
	/** True with a known probability. */
	readonly coin: (chance: number) => boolean;
}

/** Thrown where a list of choices ends too early: the weights of the choices that may follow. */
class ChoiceNeeded extends Error {
	constructor(readonly weights: readonly number[]) {
		super("one more choice");
	}
}

/**
 * Weighs every way in which a sampler can come out: it is run again and again on lists of choices, and a list that ends
 * too early is continued by each value of the choice that it lacks. No chance enters.
 *
 * @param sampler draws by choices
 * @param negligible lists less likely than this are not continued
 * @returns probability by outcome, each a lower bound; `rest` is what was not continued
 */
export function enumerateChoices<T>(
	sampler: (choices: Choices) => T,
	negligible: number,
): { readonly outcomes: ReadonlyMap<T, number>; readonly rest: number } {
	const outcomes = new Map<T, number>();
	let rest = 0;
	const open: { readonly taken: readonly number[]; readonly weight: number }[] = [{ taken: [], weight: 1 }];
	for (let node = open.pop(); node !== undefined; node = open.pop()) {
		const { taken, weight } = node;
		if (weight < negligible) {
			rest += weight;
			continue;
		}
		let at = 0;
		const next = (weights: () => readonly number[]): number => {
			const choice = taken[at];
			at += 1;
			if (choice === undefined) throw new ChoiceNeeded(weights());
			return choice;
		};
		try {
			const outcome = sampler({
				below: (bound) => (bound === 1 ? 0 : next(() => new Array<number>(bound).fill(1 / bound))),
				coin: (chance) => next(() => [1 - chance, chance]) === 1,
			});
			outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + weight);
		} catch (error) {
			if (!(error instanceof ChoiceNeeded)) throw error;
			for (const [choice, share] of error.weights.entries()) {
				if (share > 0) open.push({ taken: [...taken, choice], weight: weight * share });
			}
		}
	}
	return { outcomes, rest };
}
