import type { Scales } from "../tolerance.js";

/** What an adapter hands back: the fields of `expected` that it knows, and the yardsticks of the case. */
export interface Answer {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly scales?: Scales;
}

/** Translates the inputs of one reference problem into calls of the library. */
export type Adapter = (inputs: unknown) => Answer;

/**
 * An adapter for inputs of a known form.
 *
 * @param run computes the answer's fields
 * @param scales yardsticks of the case, where its tolerance needs them
 * @returns the adapter
 */
export function adapter<Inputs>(
	run: (inputs: Inputs) => object,
	scales?: (inputs: Inputs) => Scales,
): Adapter {
	return (inputs) => {
		const fields = run(inputs as Inputs) as Record<string, unknown>;
		return scales === undefined ? { fields } : { fields, scales: scales(inputs as Inputs) };
	};
}

/** Adapters by the name of the reference problem. */
export type Adapters = Readonly<Record<string, Adapter>>;
