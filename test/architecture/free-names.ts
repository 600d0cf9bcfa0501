import ts from "typescript";

function boundNames(name: ts.BindingName, into: Set<string>): void {
	if (ts.isIdentifier(name)) into.add(name.text);
	else for (const element of name.elements) if (ts.isBindingElement(element)) boundNames(element.name, into);
}

function importedNames(node: ts.ImportDeclaration, into: Set<string>): void {
	const clause = node.importClause;
	if (clause?.name) into.add(clause.name.text);
	const named = clause?.namedBindings;
	if (named === undefined) return;
	if (ts.isNamespaceImport(named)) into.add(named.name.text);
	else for (const element of named.elements) into.add(element.name.text);
}

/** Names that a scope declares itself; `var` is read as if it were `let`. */
function scopeNames(scope: ts.Node): Set<string> {
	const names = new Set<string>();
	if (ts.isFunctionLike(scope)) for (const parameter of scope.parameters) boundNames(parameter.name, names);
	if ((ts.isFunctionExpression(scope) || ts.isClassExpression(scope)) && scope.name)
		names.add(scope.name.text);
	if (ts.isCatchClause(scope) && scope.variableDeclaration) boundNames(scope.variableDeclaration.name, names);
	const collect = (node: ts.Node): void => {
		if (ts.isVariableDeclarationList(node)) for (const { name } of node.declarations) boundNames(name, names);
		if (ts.isVariableStatement(node)) collect(node.declarationList);
		if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name)
			names.add(node.name.text);
		if (ts.isImportDeclaration(node)) importedNames(node, names);
	};
	ts.forEachChild(scope, collect);
	return names;
}

function isScope(node: ts.Node): boolean {
	return (
		ts.isFunctionLike(node) ||
		ts.isClassExpression(node) ||
		ts.isSourceFile(node) ||
		ts.isBlock(node) ||
		ts.isModuleBlock(node) ||
		ts.isCaseBlock(node) ||
		ts.isCaseOrDefaultClause(node) ||
		ts.isCatchClause(node) ||
		ts.isForStatement(node) ||
		ts.isForOfStatement(node) ||
		ts.isForInStatement(node)
	);
}

/** A name that is read as a value, not a property, a key, a declaration or a type. */
function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent) || ts.isMetaProperty(parent)) return parent.name !== node;
	if (ts.isShorthandPropertyAssignment(parent)) return true;
	if (ts.isBindingElement(parent)) return parent.initializer === node;
	if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyAssignment(parent))
		return parent.initializer === node;
	if (ts.isExportSpecifier(parent) || ts.isImportSpecifier(parent) || ts.isLabeledStatement(parent))
		return false;
	if (ts.isTypeQueryNode(parent)) return true;
	if (ts.isClassElement(parent) || ts.isTypeElement(parent) || ts.isTypeNode(parent)) return false;
	return (parent as ts.NamedDeclaration).name !== node;
}

const known = new WeakMap<ts.SourceFile, readonly ts.Identifier[]>();

/** Identifiers of a tree that no scope around them declares: globals, and nothing else. */
export function freeNames(source: ts.SourceFile): readonly ts.Identifier[] {
	const before = known.get(source);
	if (before !== undefined) return before;
	const found: ts.Identifier[] = [];
	const visit = (node: ts.Node, outer: readonly Set<string>[]): void => {
		const scopes = isScope(node) ? [...outer, scopeNames(node)] : outer;
		if (ts.isIdentifier(node) && isReference(node) && !scopes.some((names) => names.has(node.text)))
			found.push(node);
		ts.forEachChild(node, (child) => visit(child, scopes));
	};
	visit(source, []);
	known.set(source, found);
	return found;
}
