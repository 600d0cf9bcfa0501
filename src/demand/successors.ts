import { ReapproError } from "../errors.js";

/** An article and the one that takes its place. */
export interface Successor {
	readonly sku: string;
	readonly successor: string;
}

/**
 * The article at the end of each chain of successors.
 *
 * @param successors articles with what takes their place, each once
 * @param path path that errors name
 * @param code code that errors have
 * @returns for each article that was replaced the one that stands for it now
 * @throws {ReapproError} `code` when it is no list of articles, an article stands twice, or a chain comes back
 * to where it began
 * @example
 * lastSuccessors([{ sku: "a", successor: "b" }, { sku: "b", successor: "c" }], "successors").get("a"); // => "c"
 */
export function lastSuccessors(
	successors: readonly Successor[],
	path: string,
	code: "OPTION_INVALID" | "INPUT_INVALID" = "OPTION_INVALID",
): ReadonlyMap<string, string> {
	if (!Array.isArray(successors)) throw new ReapproError(code, "Give a list of sku and successor.", path);
	const next = new Map<string, string>();
	successors.forEach((entry: Partial<Successor> | null, index) => {
		const { sku, successor } = entry ?? {};
		if (typeof sku !== "string" || typeof successor !== "string" || next.has(sku))
			throw new ReapproError(
				code,
				"Give each replaced article once, with its successor.",
				`${path}[${index}]`,
			);
		next.set(sku, successor);
	});
	const last = new Map<string, string>();
	for (const [sku, successor] of next) {
		let end = successor;
		for (let steps = 0; next.has(end); steps++) {
			if (steps > next.size)
				throw new ReapproError(code, "No article can replace itself, by way of others either.", path);
			end = next.get(end)!;
		}
		last.set(sku, end);
	}
	return last;
}
