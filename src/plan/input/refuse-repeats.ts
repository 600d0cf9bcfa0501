import { ReapproError } from "../../errors.js";

/** Refuses a list in which a key stands twice. */
export function refuseRepeats(keys: readonly string[], root: string): void {
	const seen = new Set<string>();
	keys.forEach((key, index) => {
		if (seen.has(key)) {
			throw new ReapproError(
				"INPUT_INVALID",
				"Give each one once; this entry repeats an earlier one.",
				`${root}[${index}]`,
			);
		}
		seen.add(key);
	});
}
