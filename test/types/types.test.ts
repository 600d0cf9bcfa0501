import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}test/types/`;
const names = readdirSync(folder).filter((name) => name.endsWith(".test-d.ts"));
const PLANTED = "planted.test-d.ts";

/** A claim that is false, and an expected error that does not come: both must be seen. */
const BREACHES = `
import { expectTypeOf } from "vitest";
expectTypeOf<1>().toEqualTypeOf<2>();
// @ts-expect-error nothing is wrong here
export const right: number = 1;
`;

/** Diagnostics of all type tests at once, as the compiler of the repository sees them. */
function diagnostics(): ts.Diagnostic[] {
	const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
	const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
	const host = ts.createCompilerHost(options);
	const { getSourceFile, fileExists } = host;
	host.fileExists = (path) => path === folder + PLANTED || fileExists(path);
	host.getSourceFile = (path, ...rest) =>
		path === folder + PLANTED
			? ts.createSourceFile(path, BREACHES, ts.ScriptTarget.ES2022, true)
			: getSourceFile(path, ...rest);
	const files = [...names, PLANTED].map((name) => folder + name);
	const program = ts.createProgram(files, options, host);
	return files.flatMap((path) => {
		const source = program.getSourceFile(path)!;
		return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
	});
}

const told = ({ file, start, messageText }: ts.Diagnostic): string => {
	const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
	return `${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
};

describe("types", () => {
	const found = diagnostics();
	const of = (name: string): string[] =>
		found.filter(({ file }) => file?.fileName === folder + name).map(told);

	it.each(names)("hold in %s", (name) => {
		expect(of(name)).toEqual([]);
	});

	it("are missed when a claim is planted that is false", () => {
		expect(of(PLANTED)).toHaveLength(2);
	});
});
