import type * as z from "zod";
import { type ErrorCode, ReapproError } from "../../errors.js";

/** A path as text; the names come from our schemas, since these refuse fields that they do not know. */
function pathText(parts: readonly PropertyKey[]): string | undefined {
	let path = "";
	for (const part of parts) {
		if (typeof part === "number") path += `[${part}]`;
		else path += path === "" ? String(part) : `.${String(part)}`;
	}
	return path === "" ? undefined : path;
}

/** What to say of a finding, and the code to say it with. */
export interface FindingAdvice {
	readonly code: ErrorCode;
	/** A sentence for a field by its last name; `""` for the whole. */
	readonly advice: Readonly<Record<string, string>>;
}

const UNKNOWN_FIELD = "Take out the fields that are not known here.";

/**
 * Checks a value against a schema; zod's own message may repeat a value or an unknown key and is not passed on.
 *
 * @param schema a schema that refuses unknown fields
 * @param value what the caller gave
 * @param finding error code and advice
 * @returns the checked value, a copy
 * @throws {ReapproError} with the code, the path of the first finding and advice without any value of the input
 */
export function checkWithSchema<T>(schema: z.ZodType<T>, value: unknown, { code, advice }: FindingAdvice): T {
	let path: readonly PropertyKey[] = [];
	let isUnknownField = false;
	try {
		const parsed = schema.safeParse(value);
		if (parsed.success) return parsed.data;
		const [issue] = parsed.error.issues;
		path = issue?.path ?? [];
		isUnknownField = issue?.code === "unrecognized_keys";
	} catch {
		// A getter or a trap of a Proxy may throw anything, with a name in its message.
	}
	const name = path.findLast((part) => typeof part === "string") as string | undefined;
	const sentence = isUnknownField ? UNKNOWN_FIELD : (advice[name ?? ""] ?? advice[""] ?? UNKNOWN_FIELD);
	throw new ReapproError(code, sentence, pathText(path));
}
