import ts from "typescript";

/** One place of the guard where a rule speaks, and the text that takes the rule out there. */
export interface Rule {
	readonly name: string;
	/** Path below the root of the project, with `/`. */
	readonly file: string;
	/** From 1. */
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly replacement: string;
}

type Deletion = readonly [name: string, node: ts.Node, replacement: string];

const { SyntaxKind } = ts;
const isOperator = (node: ts.Node, ...kinds: readonly ts.SyntaxKind[]): node is ts.BinaryExpression =>
	ts.isBinaryExpression(node) && kinds.includes(node.operatorToken.kind);

const COMPARISONS = [
	SyntaxKind.EqualsEqualsEqualsToken,
	SyntaxKind.ExclamationEqualsEqualsToken,
	SyntaxKind.LessThanToken,
	SyntaxKind.LessThanEqualsToken,
	SyntaxKind.GreaterThanToken,
	SyntaxKind.GreaterThanEqualsToken,
];

/** A reason or a later bit that is given, not asked for: `mask & REASON.X` and `~REASON.X` give none. */
function givenBit(node: ts.Node): Deletion | undefined {
	if (!ts.isPropertyAccessExpression(node)) return undefined;
	const owner = node.expression.getText();
	if (owner !== "REASON" && owner !== "LATER") return undefined;
	if (ts.isPrefixUnaryExpression(node.parent) || isOperator(node.parent, SyntaxKind.AmpersandToken)) {
		return undefined;
	}
	return [`gives ${owner === "REASON" ? node.name.text : `later ${node.name.text}`}`, node, "0"];
}

/** What a check of a schema becomes without it: `z.int()` any number, a strict object one that may hold more. */
const LOOSER: Readonly<Record<string, string>> = {
	"z.int": "z.number",
	"z.enum": "((_: unknown) => z.string())",
	"z.strictObject": "z.looseObject",
};
const FIELD_KINDS: Readonly<Record<string, string>> = {
	id: "z.string()",
	isoDate: "z.string()",
	purpose: "z.string()",
	positiveInteger: "z.number()",
};
const CONSTRAINTS = new Set(["refine", "regex", "min", "max", "positive"]);

function schemaRule(node: ts.Node): Deletion | undefined {
	if (ts.isPropertyAccessExpression(node)) {
		const looser = LOOSER[node.getText()];
		if (looser !== undefined) return [`${node.getText()}`, node, looser];
	}
	if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
		const { name, expression } = node.expression;
		if (CONSTRAINTS.has(name.text)) return [`.${name.text}()`, node, expression.getText()];
	}
	const looser = ts.isIdentifier(node) ? FIELD_KINDS[node.text] : undefined;
	if (looser === undefined || ts.isVariableDeclaration(node.parent)) return undefined;
	if (ts.isShorthandPropertyAssignment(node.parent)) {
		return [`${node.getText()} of the policy`, node.parent, `${node.getText()}: ${looser}`];
	}
	const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
	return isName ? undefined : [`kind ${node.getText()}`, node, looser];
}

const isInLoopHead = (node: ts.Node): boolean =>
	node.parent !== undefined && ts.isForStatement(node.parent) && node.parent.condition === node;

/** Parts of a condition: one that is required holds always, one that suffices never does. */
function conditionRule(node: ts.Node): Deletion | undefined {
	const { parent } = node;
	if (parent === undefined || isInLoopHead(parent) || isInLoopHead(node)) return undefined;
	if (isOperator(parent, SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken) && !isNested(node)) {
		const isRequired = parent.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken;
		if (node !== parent.operatorToken) return ["condition", node, String(isRequired)];
	}
	if (ts.isIfStatement(parent) && parent.expression === node) return ["if", node, "false"];
	if (ts.isReturnStatement(parent) && isOperator(node, ...COMPARISONS)) return ["returned", node, "true"];
	if (ts.isNumericLiteral(node) && ts.isCaseClause(parent)) return ["case", node, "-1"];
	return undefined;
}

/** Whether a node is a chain of the same operator, whose parts are looked at one by one. */
const isNested = (node: ts.Node): boolean =>
	ts.isBinaryExpression(node) &&
	ts.isBinaryExpression(node.parent) &&
	node.operatorToken.kind === node.parent.operatorToken.kind;

/** A filter that lets everything through. */
function filterRule(node: ts.Node): Deletion | undefined {
	if (!ts.isArrowFunction(node) || !ts.isCallExpression(node.parent)) return undefined;
	const isFilter = node.parent.expression.getText().endsWith(".filter");
	return isFilter && !ts.isBlock(node.body) ? ["filter", node.body, "true"] : undefined;
}

/** The ids that one kind of withdrawal names. */
function withdrawnKind(node: ts.Node): Deletion | undefined {
	if (!ts.isCallExpression(node) || node.expression.getText() !== "present") return undefined;
	return ["withdrawn", node, "new Set<string>()"];
}

/** Each form of a pattern that is written as `a|b|c` in one group. */
function patternForms(node: ts.Node): readonly Deletion[] {
	if (!ts.isRegularExpressionLiteral(node)) return [];
	const forms = /\(\?:(.*)\)/.exec(node.text)?.[1]?.split("|") ?? [];
	return forms.map((form) => [`form ${form}`, node, node.text.replace(form, "(?!)")] as const);
}

/**
 * Parts of conditions that are no rules: the same lines are admitted and refused without them. By the end of the
 * file's name and the text of the part.
 */
const NO_RULES: readonly (readonly [file: string, text: string, why: string])[] = [
	["check-agreement.ts", "orderedOn !== undefined", "for the type: undefined is before no day"],
	["check-consent.ts", 'typeof noticeVersion === "string"', "for the type: a set of texts has nothing else"],
	["policy-rules.ts", "validUntil !== undefined", "for the type: undefined is before no text"],
	["admit-order-text.ts", "text !== undefined", "for the type: undefined is not blank"],
	["suspect.ts", "run + 1 < runs", "a bound: without a next run no NIR can follow"],
	["suspect.ts", "run + 2 >= runs", "a bound: without two more runs no date can follow"],
	["suspect.ts", "lengthOf(run) === 6", "for speed: isNir looks at the form again"],
	["suspect.ts", "letters > 1", "for speed: no number holds two letters"],
	["suspect.ts", "lengthOf(run) >= FEWEST_DIGITS", "for speed: no number is shorter"],
	["suspect.ts", "text.length === UUID_LENGTH", "for speed: the pattern has that length"],
];

/** Why a place is no rule, `undefined` for a rule. */
export const whyNoRule = ({ file, name }: Rule): string | undefined =>
	NO_RULES.find(([end, text]) => file.endsWith(`/${end}`) && name.endsWith(`: ${text}`))?.[2];

type Finder = (node: ts.Node) => Deletion | undefined;

/** What is looked for, by the end of a file's path; reasons are looked for everywhere. */
const FINDERS: readonly (readonly [RegExp, readonly Finder[]])[] = [
	[/policy\/policy-schema\.ts$/, [schemaRule, conditionRule]],
	[/policy\/policy-rules\.ts$/, [conditionRule]],
	[/policy\/agreement-rights\.ts$/, [conditionRule, filterRule]],
	[/policy\/withdrawals\.ts$/, [withdrawnKind]],
	[/line\/check-[a-z]+\.ts$/, [conditionRule]],
	[/personal-data\/[a-z-]+\.ts$/, [conditionRule]],
	[/text\/[a-z-]+\.ts$/, [conditionRule]],
];

/**
 * Finds every place of one file where a rule speaks.
 *
 * @param file its path below the root, with `/`
 * @param text its text
 * @returns the rules in the order of the file
 */
export function findRules(file: string, text: string): readonly Rule[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
	const finders = FINDERS.filter(([pattern]) => pattern.test(file)).flatMap(([, own]) => own);
	const rules: Rule[] = [];
	const visit = (node: ts.Node): void => {
		const found = [givenBit, ...finders].map((find) => find(node));
		for (const deletion of [...found, ...patternForms(node)]) {
			if (deletion === undefined) continue;
			const [name, { pos: _, end }, replacement] = deletion;
			const start = deletion[1].getStart();
			const { line } = source.getLineAndCharacterOfPosition(start);
			const shown = text.slice(start, end).replace(/\s+/g, " ").slice(0, 60);
			const title = name.startsWith("gives") || name.startsWith("form") ? name : `${name}: ${shown}`;
			rules.push({ name: title, file, line: line + 1, start, end, replacement });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return rules;
}
