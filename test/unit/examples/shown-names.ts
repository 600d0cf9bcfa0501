import { posix } from "node:path";
import ts from "typescript";
import { parseSource, resolveImport, type SourceFile } from "../../architecture/source-file.js";

/** A room shows what its `index.ts` exports; the ground floor is a room of one file. */
const isFace = (path: string): boolean => posix.basename(path) === "index.ts" || !path.includes("/");

/**
 * What the faces of the rooms show, as `path name`; a whole file (`export *`, `errors.ts`) as `path *`.
 * A name that is not in this set is a helper inside its room.
 */
export function shownNames(files: readonly SourceFile[]): Set<string> {
	const shown = new Set<string>();
	for (const file of files.filter(({ path }) => isFace(path))) {
		shown.add(`${file.path} *`);
		for (const statement of parseSource(file).statements) {
			if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) continue;
			const { exportClause, moduleSpecifier } = statement;
			if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) continue;
			const target = resolveImport(file.path, moduleSpecifier.text);
			if (exportClause === undefined || !ts.isNamedExports(exportClause)) shown.add(`${target} *`);
			else
				for (const { name, propertyName } of exportClause.elements)
					shown.add(`${target} ${(propertyName ?? name).text}`);
		}
	}
	return shown;
}
