import { posix } from "node:path";
import ts from "typescript";
import { freeNames } from "./free-names.js";
import { type ImportLine, importLines, parseSource, resolveImport, type SourceFile } from "./source-file.js";

/** A rule looks at all files at once and names each breach as `path: what`. */
export type Rule = (files: readonly SourceFile[]) => string[];

/** Rooms in the order in which a later one may import an earlier one; `privacy` and `models` stand side by side. */
const STREET = [
	["errors"],
	["math"],
	["calendar"],
	["privacy", "models"],
	["demand"],
	["forecast"],
	["inventory"],
	["plan"],
	["group"],
	["report"],
] as const;

const RANKS = new Map<string, number>(
	STREET.flatMap((rooms, rank) => rooms.map((room) => [room, rank] as const)),
);

/** What `demand` may know of `privacy`: the type, and the check that orders are genuine. */
const DEMAND_DOOR = ["privacy/admitted-orders.ts", "privacy/types.ts", "privacy/order-columns.ts"];

/** Rooms that never see an order line: nothing but types of `privacy` may reach them. */
const LINELESS = ["errors", "math", "calendar", "models", "forecast", "inventory"];

/** Rooms in which a package may be imported; every package of `src` is here. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
	zod: ["privacy", "plan"],
	"@noble/hashes": ["privacy"],
	"date-fns": ["calendar", "plan", "group", "report", "node"],
	"simple-statistics": ["math", "demand", "models", "forecast", "inventory", "plan", "group", "report"],
	vega: ["report"],
	"vega-lite": ["report"],
	"csv-parse": ["node"],
};

const FORBIDDEN_NAMES: Readonly<Record<string, readonly string[]>> = {
	network: ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "navigator"],
	timers: [
		"setTimeout",
		"setInterval",
		"setImmediate",
		"requestAnimationFrame",
		"requestIdleCallback",
		"queueMicrotask",
	],
	evaluation: ["eval", "Function"],
	process: ["process"],
	console: ["console"],
	globalObject: ["globalThis", "window", "self", "global", "document", "localStorage", "sessionStorage"],
};

/** A program at the edge talks to its terminal; nothing else may. */
const NODE_MAY = ["process", "console"];

/** First folder of a path, or the name of a file that stands in `src` itself. */
export function roomOf(path: string): string {
	const slash = path.indexOf("/");
	return slash < 0 ? path.replace(/\.ts$/, "") : path.slice(0, slash);
}

const isRelative = (specifier: string): boolean => specifier.startsWith(".");

/** `zod/v4` is of `zod`, `@noble/hashes/sha2.js` of `@noble/hashes`. */
const packageOf = (specifier: string): string =>
	specifier
		.split("/")
		.slice(0, specifier.startsWith("@") ? 2 : 1)
		.join("/");

function directionBreach(from: string, to: string, typeOnly: boolean): string | undefined {
	const source = roomOf(from);
	const target = roomOf(to);
	if (source === target) return undefined;
	if (source === "node") return to === "index.ts" ? undefined : "node imports the face only";
	if (target === "node") return "only the outside imports node";
	if (source === "index") return undefined;
	if (target === "index") return "no room imports the face";
	const rank = RANKS.get(source);
	const targetRank = RANKS.get(target);
	if (rank === undefined || targetRank === undefined) return "a room that is not on the street";
	if (targetRank >= rank) return "the street has one direction";
	if (target === "privacy" && LINELESS.includes(source) && !typeOnly)
		return "this room never sees an order line";
	if (source === "demand" && target === "privacy")
		return DEMAND_DOOR.includes(to) ? undefined : "demand knows admitted orders only";
	const front = to === "errors.ts" || to === `${target}/index.ts`;
	return front ? undefined : "a room is entered by its index.ts";
}

const eachImport = (
	files: readonly SourceFile[],
	judge: (path: string, line: ImportLine) => string | undefined,
): string[] =>
	files.flatMap((file) =>
		importLines(file).flatMap((line) => {
			const breach = judge(file.path, line);
			return breach === undefined ? [] : [`${file.path}: ${breach} (${line.specifier})`];
		}),
	);

const directions: Rule = (files) =>
	eachImport(files, (path, { specifier, typeOnly }) =>
		isRelative(specifier) ? directionBreach(path, resolveImport(path, specifier), typeOnly) : undefined,
	);

const existingTargets: Rule = (files) => {
	const paths = new Set(files.map(({ path }) => path));
	return eachImport(files, (path, { specifier }) => {
		if (!isRelative(specifier)) return undefined;
		if (!specifier.endsWith(".js")) return "a relative import ends in .js";
		return paths.has(resolveImport(path, specifier)) ? undefined : "there is no such file";
	});
};

const packages: Rule = (files) =>
	eachImport(files, (path, { specifier }) => {
		if (isRelative(specifier)) return undefined;
		const room = roomOf(path);
		if (specifier.startsWith("node:")) return room === "node" ? undefined : "node: is for src/node only";
		const rooms = Object.hasOwn(PACKAGES, packageOf(specifier)) ? PACKAGES[packageOf(specifier)] : undefined;
		if (rooms === undefined) return "a package that src does not use";
		return rooms.includes(room) ? undefined : "this package is not for this room";
	});

/** Depth-first search; a type-only import can close a circle as well as any other. */
const cycles: Rule = (files) => {
	const next = new Map(
		files.map((file) => [
			file.path,
			importLines(file)
				.filter(({ specifier }) => isRelative(specifier))
				.map(({ specifier }) => resolveImport(file.path, specifier)),
		]),
	);
	const done = new Set<string>();
	const found: string[] = [];
	const visit = (path: string, trail: readonly string[]): void => {
		const at = trail.indexOf(path);
		if (at >= 0) found.push(`${path}: a cycle (${[...trail.slice(at), path].join(" -> ")})`);
		if (at >= 0 || done.has(path)) return;
		for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
		done.add(path);
	};
	for (const { path } of files) visit(path, []);
	return found;
};

const memberOf = (node: ts.Identifier): string | undefined =>
	ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node
		? node.parent.name.text
		: ts.isElementAccessExpression(node.parent) && ts.isStringLiteralLike(node.parent.argumentExpression)
			? node.parent.argumentExpression.text
			: undefined;

function readsClock(node: ts.Identifier): boolean {
	if (node.text === "performance" || node.text === "Temporal") return true;
	if (node.text !== "Date") return false;
	if (memberOf(node) === "now" || ts.isCallExpression(node.parent)) return memberOf(node) !== "UTC";
	return ts.isNewExpression(node.parent) && (node.parent.arguments ?? []).length === 0;
}

const eachFreeName = (
	files: readonly SourceFile[],
	judge: (path: string, name: ts.Identifier) => boolean,
	what: string,
): string[] =>
	files.flatMap((file) =>
		freeNames(parseSource(file)).flatMap((name) =>
			judge(file.path, name) ? [`${file.path}: ${what} (${name.text})`] : [],
		),
	);

const clock: Rule = (files) => eachFreeName(files, (_, name) => readsClock(name), "reads a clock");

/** The default source of noise, looked up when noise is asked for: the one file that may name Web Crypto. */
const NOISE_SOURCE = "privacy/noise/web-crypto-bytes.ts";

const chance: Rule = (files) =>
	eachFreeName(
		files,
		(path, name) =>
			(name.text === "Math" && memberOf(name) === "random") ||
			(name.text === "crypto" && path !== NOISE_SOURCE),
		"draws numbers that no seed repeats",
	);

const surroundings: Rule = (files) =>
	Object.entries(FORBIDDEN_NAMES).flatMap(([kind, names]) =>
		eachFreeName(
			files,
			(path, name) => names.includes(name.text) && !(roomOf(path) === "node" && NODE_MAY.includes(kind)),
			kind,
		),
	);

const hasModifier = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
	ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);

const exportsDefault = (statement: ts.Statement): boolean =>
	ts.isExportAssignment(statement) ||
	hasModifier(statement, ts.SyntaxKind.DefaultKeyword) ||
	(ts.isExportDeclaration(statement) &&
		statement.exportClause !== undefined &&
		ts.isNamedExports(statement.exportClause) &&
		statement.exportClause.elements.some(({ name }) => name.text === "default"));

const namedExports: Rule = (files) =>
	files
		.filter((file) => parseSource(file).statements.some(exportsDefault))
		.map(({ path }) => `${path}: a default export`);

const fileNames: Rule = (files) =>
	files
		.filter(({ path }) => !path.split("/").every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/.test(part)))
		.map(({ path }) => `${path}: a name that is not kebab-case`);

const MAX_LINES = 200;

const fileLengths: Rule = (files) =>
	files
		.map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
		.filter(({ lines }) => lines > MAX_LINES)
		.map(({ path, lines }) => `${path}: ${lines} lines, more than ${MAX_LINES}`);

const SUPPRESSIONS = /@ts-(ignore|nocheck|expect-error)|eslint-disable|\bTODO\b|\bFIXME\b|\bas any\b/;

const suppressions: Rule = (files) =>
	files
		.filter(({ text }) => SUPPRESSIONS.test(text))
		.map(({ path }) => `${path}: a silenced check or a note of work to do`);

/** The face says nothing of its own. */
const face: Rule = (files) =>
	files
		.filter(({ path }) => path === "index.ts")
		.flatMap((file) => parseSource(file).statements.map((statement) => [file.path, statement] as const))
		.filter(([, statement]) => !(ts.isExportDeclaration(statement) && statement.exportClause !== undefined))
		.map(([path]) => `${posix.basename(path)}: the face holds named re-exports, nothing else`);

/** Every rule by its name. */
export const RULES = {
	directions,
	existingTargets,
	packages,
	cycles,
	clock,
	chance,
	surroundings,
	namedExports,
	fileNames,
	fileLengths,
	suppressions,
	face,
} as const satisfies Record<string, Rule>;
