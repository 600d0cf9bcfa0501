import ts from "typescript";
import { expect } from "vitest";

/** Half a unit of the last digit that a number shows; 0 where none is left out, as in an integer. */
export function shownTolerance(text: string): number {
	const [mantissa = "", exponent = "0"] = text.toLowerCase().replaceAll("_", "").split("e");
	const digits = mantissa.includes(".") ? mantissa.length - mantissa.indexOf(".") - 1 : 0;
	const rounded = digits > 0 || text.toLowerCase().includes("e");
	return rounded ? 0.5 * 10 ** (Number(exponent) - digits) : 0;
}

const numberText = (node: ts.Expression): string | undefined => {
	if (ts.isNumericLiteral(node)) return node.getText();
	if (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand)) return node.getText();
	return undefined;
};

/** Rounding of the arithmetic itself, far below any digit that an example shows. */
const ARITHMETIC = 1e-9;

function matchNumber(actual: unknown, text: string, path: string): void {
	expect(typeof actual, path).toBe("number");
	const expected = Number(text.replaceAll("_", "").replace(/\s/g, ""));
	const tolerance = shownTolerance(text.replace(/^[+-]\s*/, "")) + ARITHMETIC * Math.abs(expected);
	const near = Math.abs((actual as number) - expected) <= tolerance;
	expect(near, `${path} is ${actual}, the example says ${text}`).toBe(true);
}

const presentKeys = (value: object): string[] =>
	Object.keys(value)
		.filter((key) => (value as Record<string, unknown>)[key] !== undefined)
		.sort();

function matchObject(
	actual: unknown,
	node: ts.ObjectLiteralExpression,
	path: string,
	constant: Constant,
): void {
	expect(actual !== null && typeof actual === "object", `${path} is an object`).toBe(true);
	const wanted = node.properties.filter(ts.isPropertyAssignment);
	expect(wanted.length, `${path}: plain keys`).toBe(node.properties.length);
	const names = wanted.map(({ name }) =>
		ts.isIdentifier(name) ? name.text : String(constant(name.getText())),
	);
	expect(presentKeys(actual as object), path).toEqual([...names].sort());
	for (const [at, { initializer }] of wanted.entries())
		matchLiteral(
			(actual as Record<string, unknown>)[names[at]!],
			initializer,
			`${path}.${names[at]}`,
			constant,
		);
}

function matchArray(
	actual: unknown,
	node: ts.ArrayLiteralExpression,
	path: string,
	constant: Constant,
): void {
	const listed = Array.isArray(actual) || ArrayBuffer.isView(actual);
	expect(listed, `${path} is an array`).toBe(true);
	const values = Array.from(actual as ArrayLike<unknown>);
	expect(values.length, `${path}: length of ${JSON.stringify(values)}`).toBe(node.elements.length);
	for (const [at, element] of node.elements.entries())
		matchLiteral(values[at], element, `${path}[${at}]`, constant);
}

/** Value of a literal that is neither a number, an array nor an object. */
export type Constant = (source: string) => unknown;

/**
 * Deep equality with a literal of an example; numbers agree to the digits shown, integers exactly.
 * Absent and `undefined` members are the same, typed arrays are arrays.
 */
export function matchLiteral(actual: unknown, node: ts.Expression, path: string, constant: Constant): void {
	const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
	const text = numberText(inner);
	if (text !== undefined) matchNumber(actual, text, path);
	else if (ts.isObjectLiteralExpression(inner)) matchObject(actual, inner, path, constant);
	else if (ts.isArrayLiteralExpression(inner)) matchArray(actual, inner, path, constant);
	else expect(actual, path).toEqual(constant(inner.getText()));
}

/** The expression that a text holds; throws when it holds anything else. */
export function parseLiteral(text: string): ts.Expression {
	const source = ts.createSourceFile("literal.ts", `(${text}\n);`, ts.ScriptTarget.ES2022, true);
	const [statement, ...others] = source.statements;
	const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly unknown[] };
	const single = statement !== undefined && ts.isExpressionStatement(statement) && others.length === 0;
	if (!single || parseDiagnostics.length > 0) throw new SyntaxError(`not a literal: ${text}`);
	return (statement.expression as ts.ParenthesizedExpression).expression;
}
