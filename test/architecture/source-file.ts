import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

/** A source file by its path below `src`, such as `math/index.ts`. */
export interface SourceFile {
	readonly path: string;
	readonly text: string;
}

/** One import or re-export as it is written. */
export interface ImportLine {
	readonly specifier: string;
	/** True when only types pass. */
	readonly typeOnly: boolean;
}

/** All TypeScript files below a folder, sorted by path. */
export function readSources(folder: string): SourceFile[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.map((path) => path.replaceAll("\\", "/"))
		.filter((path) => path.endsWith(".ts"))
		.sort()
		.map((path) => ({ path, text: readFileSync(`${folder}/${path}`, "utf8") }));
}

const trees = new WeakMap<SourceFile, ts.SourceFile>();

/** Syntax tree of a file, with parents; parsed once. */
export function parseSource(file: SourceFile): ts.SourceFile {
	const tree = trees.get(file) ?? ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
	trees.set(file, tree);
	return tree;
}

function declarationImport(node: ts.Node): ImportLine | undefined {
	if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
		const clause = node.importClause;
		const named = clause?.namedBindings;
		const allTypes =
			named !== undefined &&
			ts.isNamedImports(named) &&
			named.elements.length > 0 &&
			named.elements.every((element) => element.isTypeOnly) &&
			clause?.name === undefined;
		const typeOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes;
		return { specifier: node.moduleSpecifier.text, typeOnly };
	}
	if (
		ts.isExportDeclaration(node) &&
		node.moduleSpecifier !== undefined &&
		ts.isStringLiteral(node.moduleSpecifier)
	) {
		const named = node.exportClause;
		const allTypes =
			named !== undefined &&
			ts.isNamedExports(named) &&
			named.elements.every((element) => element.isTypeOnly);
		return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly || allTypes };
	}
	return undefined;
}

function callImport(node: ts.Node): ImportLine | undefined {
	if (!ts.isCallExpression(node)) return undefined;
	const {
		expression,
		arguments: [first],
	} = node;
	const loads =
		expression.kind === ts.SyntaxKind.ImportKeyword ||
		(ts.isIdentifier(expression) && expression.text === "require");
	return loads && first !== undefined && ts.isStringLiteralLike(first)
		? { specifier: first.text, typeOnly: false }
		: undefined;
}

function typeImport(node: ts.Node): ImportLine | undefined {
	return ts.isImportTypeNode(node) &&
		ts.isLiteralTypeNode(node.argument) &&
		ts.isStringLiteral(node.argument.literal)
		? { specifier: node.argument.literal.text, typeOnly: true }
		: undefined;
}

/** Every import, re-export, dynamic import and import type of a file. */
export function importLines(file: SourceFile): ImportLine[] {
	const found: ImportLine[] = [];
	const visit = (node: ts.Node): void => {
		const line = declarationImport(node) ?? callImport(node) ?? typeImport(node);
		if (line !== undefined) found.push(line);
		ts.forEachChild(node, visit);
	};
	visit(parseSource(file));
	return found;
}

/** Path below `src` that a relative import of `from` means. */
export function resolveImport(from: string, specifier: string): string {
	return posix.normalize(posix.join(posix.dirname(from), specifier)).replace(/\.js$/, ".ts");
}
