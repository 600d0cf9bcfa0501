import ts from "typescript";
import { parseSource, type SourceFile } from "../../architecture/source-file.js";

/** One `@example` block: where it stands and its code. */
export interface Example {
	readonly path: string;
	/** Name of the thing that the docstring describes. */
	readonly subject: string;
	readonly code: string;
}

/** An exported function, and whether its docstring shows how to call it. */
export interface DocumentedFunction {
	readonly path: string;
	readonly name: string;
	readonly documented: boolean;
	readonly hasExample: boolean;
}

const isExported = (node: ts.Node): boolean =>
	ts.canHaveModifiers(node) &&
	(ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const docstringsOf = (node: ts.Node): readonly string[] =>
	ts.getJSDocCommentsAndTags(node).flatMap((doc) => (ts.isJSDoc(doc) ? [doc.getText()] : []));

/** Lines of a docstring without its frame of asterisks. */
const linesOf = (docstring: string): string[] =>
	docstring
		.replace(/^\/\*\*/, "")
		.replace(/\*\/$/, "")
		.split("\n")
		.map((line) => line.replace(/^\s*\*? ?/, ""));

/** Code of each `@example` of a docstring; a fence around it and words beside the tag are left out. */
export function exampleCodes(docstring: string): string[] {
	const codes: string[][] = [];
	let inside = false;
	for (const line of linesOf(docstring)) {
		const tag = /^@(\w+)/.exec(line)?.[1];
		if (tag === "example") codes.push([]);
		if (tag !== undefined) inside = tag === "example";
		else if (inside && !line.startsWith("```")) codes.at(-1)?.push(line);
	}
	return codes.map((code) => code.join("\n").trim());
}

function subjectOf(node: ts.Node): string {
	if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText() ?? "?";
	const { name } = node as ts.NamedDeclaration;
	if (ts.isConstructorDeclaration(node)) return `${subjectOf(node.parent)}.constructor`;
	const own = name?.getText() ?? "?";
	return ts.isClassElement(node) || ts.isTypeElement(node) ? `${subjectOf(node.parent)}.${own}` : own;
}

/** Every example of a file, in order. */
export function findExamples(file: SourceFile): Example[] {
	const found: Example[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStatement(node) || ts.isClassElement(node) || ts.isTypeElement(node))
			for (const docstring of docstringsOf(node))
				for (const code of exampleCodes(docstring))
					found.push({ path: file.path, subject: subjectOf(node), code });
		ts.forEachChild(node, visit);
	};
	visit(parseSource(file));
	return found;
}

const holdsFunction = ({ initializer }: ts.VariableDeclaration): boolean =>
	initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));

/** Exported functions of a file; the overloads of one count together. */
export function findFunctions(file: SourceFile): DocumentedFunction[] {
	const docs = new Map<string, string[]>();
	const note = (name: string, node: ts.Node): void => {
		docs.set(name, [...(docs.get(name) ?? []), ...docstringsOf(node)]);
	};
	const { statements } = parseSource(file);
	const listed = new Set(
		statements.flatMap((statement) =>
			ts.isExportDeclaration(statement) && statement.moduleSpecifier === undefined && statement.exportClause
				? ts.isNamedExports(statement.exportClause)
					? statement.exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
					: []
				: [],
		),
	);
	for (const statement of statements) {
		if (ts.isFunctionDeclaration(statement) && statement.name) {
			if (isExported(statement) || listed.has(statement.name.text)) note(statement.name.text, statement);
		} else if (ts.isVariableStatement(statement)) {
			for (const declaration of statement.declarationList.declarations.filter(holdsFunction))
				if (isExported(statement) || listed.has(declaration.name.getText()))
					note(declaration.name.getText(), statement);
		}
	}
	return [...docs].map(([name, docstrings]) => ({
		path: file.path,
		name,
		documented: docstrings.length > 0,
		hasExample: docstrings.some((docstring) => exampleCodes(docstring).some((code) => code !== "")),
	}));
}
