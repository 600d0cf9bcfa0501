import * as z from "zod";
import { ReapproError } from "../../errors.js";

/** Advice by kind of finding; never the value that was found. */
const ADVICE: Readonly<Record<string, string>> = {
	invalid_type: "Give a value of the right type; the field may be missing.",
	invalid_format: "Give letters, digits, _ or -, at most 64.",
};
const UNKNOWN_FIELD = "Remove the field that is not known here; a misspelt one would be lost in silence.";

const SERVICE =
	'Give { type: "cycle", target: 0.98 }, "fill" and "ready" alike, or { type: "cost", shortageCost: 150 }.';

/** Advice by field, where there are forms or units to choose from. */
const FIELD_ADVICE: ReadonlyMap<PropertyKey, string> = new Map([
	["name", "Give a text, or { en, fr }."],
	[
		"leadTimeDays",
		"Give days from 0 to 3650: a number, { mean, sd } with a mean above 0, or { days: [7, 9, 14] }.",
	],
	[
		"leadTimeDelayDays",
		"Give whole days from 0 to 3650, or a list of { supplierId, days } for some suppliers.",
	],
	["onHand", "Give whole pieces, 0 or more; pieces owed to families go in backorders."],
	["service", SERVICE],
	["type", SERVICE],
	["target", "Give a fraction between 0 and 1, such as 0.98."],
	["share", "Give a fraction from 0.000001 to 1, such as 0.96."],
	["holdingRate", "Give a fraction of unitCost a year, such as 0.2."],
	["discount", "Give a fraction from 0 to below 1, such as 0.03."],
	["status", 'Give "active", "ending" or "discontinued".'],
	["period", 'Give "day", "week" or "month".'],
]);

/** Path of a finding: only names that the schema itself knows and indices can occur, unknown keys do not. */
function pathText(root: string, path: readonly PropertyKey[]): string {
	return path.reduce<string>(
		(text, step) => (typeof step === "number" ? `${text}[${step}]` : `${text}.${String(step)}`),
		root,
	);
}

/** The part of a schema that a path leads to; `undefined` where it leads into alternatives. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
	let at: z.core.$ZodType | undefined = schema;
	for (const step of path) {
		while (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap();
		if (at instanceof z.ZodArray) at = at.element;
		else at = at instanceof z.ZodObject ? at.shape[String(step)] : undefined;
	}
	while (at instanceof z.ZodOptional) at = at.unwrap();
	return at;
}

/** What to do about an unknown field: the names that there are, not the one that was given. */
function adviceOnNames(schema: z.core.$ZodType, path: readonly PropertyKey[]): string {
	const at = schemaAt(schema, path);
	if (!(at instanceof z.ZodObject)) return UNKNOWN_FIELD;
	return `Give only ${Object.keys(at.shape).join(", ")}; another name would be lost in silence.`;
}

/** The bound of the schema that a number or a list is beyond. */
function adviceOnBound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
	const unit = issue.origin === "array" ? " entries" : issue.origin === "string" ? " characters" : "";
	if (issue.code === "too_small")
		return issue.inclusive === false
			? `Give more than ${issue.minimum}${unit}.`
			: `Give ${issue.minimum}${unit} or more.`;
	return issue.inclusive === false
		? `Give less than ${issue.maximum}${unit}.`
		: `Give ${issue.maximum}${unit} or less.`;
}

function adviceOf(issue: z.core.$ZodIssue, schema: z.core.$ZodType): string {
	const { code, message, path } = issue;
	if (code === "custom") return message;
	if (code === "unrecognized_keys") return adviceOnNames(schema, path);
	const ofField = FIELD_ADVICE.get(path.findLast((step) => FIELD_ADVICE.has(step)) ?? "");
	if (ofField !== undefined) return ofField;
	if (code === "too_small" || code === "too_big") return adviceOnBound(issue);
	if (code === "invalid_type" && issue.expected === "int") return "Give a whole number.";
	return ADVICE[code] ?? "Give a valid value.";
}

/** What an accessor of the input throws may hold a name and is not passed on. */
function parsedKindly<Schema extends z.ZodType>(
	schema: Schema,
	value: unknown,
	root: string,
): z.ZodSafeParseResult<z.output<Schema>> {
	try {
		return schema.safeParse(value);
	} catch {
		throw new ReapproError(
			"INPUT_INVALID",
			"Give plain data; a property of this part can not be read.",
			root,
		);
	}
}

/**
 * Parses one part of an input with its schema.
 *
 * @param schema the schema
 * @param value the caller's value
 * @param root name of the value in the input, the start of the path
 * @returns the parsed value
 * @throws {ReapproError} `INPUT_INVALID` with the path of the first finding and how many more there are
 */
export function checkInput<Schema extends z.ZodType>(
	schema: Schema,
	value: unknown,
	root: string,
): z.output<Schema> {
	const parsed = parsedKindly(schema, value, root);
	if (parsed.success) return parsed.data;
	const [first, ...others] = parsed.error.issues;
	const more =
		others.length === 0
			? ""
			: ` There ${others.length === 1 ? "is 1 more finding" : `are ${others.length} more findings`} in ${root}.`;
	throw new ReapproError(
		"INPUT_INVALID",
		`${first === undefined ? "Give a valid value." : adviceOf(first, schema)}${more}`,
		first === undefined ? root : pathText(root, first.path),
	);
}

/**
 * Parses a list of an input; absent is an empty list.
 *
 * @param schema schema of one entry
 * @param value the caller's list
 * @param root name of the list in the input
 * @returns the parsed entries
 * @throws {ReapproError} `INPUT_INVALID` with a path such as `items[12].leadTimeDays`
 */
export function checkList<Schema extends z.ZodType>(
	schema: Schema,
	value: unknown,
	root: string,
): z.output<Schema>[] {
	return value === undefined ? [] : (checkInput(z.array(schema), value, root) as z.output<Schema>[]);
}
