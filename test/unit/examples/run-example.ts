import ts from "typescript";
import { matchLiteral, parseLiteral } from "./match-literal.js";

const CLAIM = /^[ \t]*\/\/ =>(.*)$/m;
const CHECK = "__check";

const AsyncFunction = (async () => {}).constructor as new (
	...source: string[]
) => (...values: unknown[]) => Promise<void>;

/** What a statement is worth: an expression itself, a declaration the name it declares. */
function valueText(statement: ts.Statement): string | undefined {
	if (ts.isExpressionStatement(statement)) return statement.expression.getText();
	if (!ts.isVariableStatement(statement)) return undefined;
	const [declaration, ...others] = statement.declarationList.declarations;
	return others.length === 0 && declaration !== undefined && ts.isIdentifier(declaration.name)
		? declaration.name.text
		: undefined;
}

/**
 * Turns every `expression; // => literal` of an example into a check.
 *
 * @throws SyntaxError when a claim follows no value, so that none is passed over in silence
 */
export function compileExample(code: string): { readonly body: string; readonly claims: readonly string[] } {
	const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022, true);
	const claims: string[] = [];
	const lines = source.statements.map((statement) => {
		const lineEnd = code.indexOf("\n", statement.end);
		const rest = code.slice(statement.end, lineEnd < 0 ? code.length : lineEnd);
		const claim = CLAIM.exec(rest)?.[1]?.trim();
		const value = valueText(statement);
		if (claim === undefined || value === undefined) return statement.getText();
		claims.push(claim);
		const check = `${CHECK}(${claims.length - 1}, ${value}, (source) => eval(source));`;
		return ts.isExpressionStatement(statement) ? check : `${statement.getText()}\n${check}`;
	});
	if (claims.length !== code.split("// =>").length - 1)
		throw new SyntaxError("a claim `// =>` must follow an expression on the same line");
	return { body: lines.join("\n"), claims };
}

/**
 * Runs an example with the given names in scope and checks its claims.
 *
 * @returns the number of claims that were checked
 */
export async function runExample(code: string, scope: Readonly<Record<string, unknown>>): Promise<number> {
	const { body, claims } = compileExample(code);
	let checked = 0;
	const check = (at: number, actual: unknown, constant: (source: string) => unknown): void => {
		matchLiteral(actual, parseLiteral(claims[at]!), `value ${at + 1}`, constant);
		checked += 1;
	};
	const names = Object.keys(scope);
	const run = new AsyncFunction(...names, CHECK, `{\n${body}\n}`);
	await run(...names.map((name) => scope[name]), check);
	return checked;
}
