// Builds the package when its build is missing, incomplete or older than a source: node .ci/build-when-stale.mjs
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ENTRIES = ["index", "privacy", "forecast", "inventory", "group", "report", "node", "main"];
const outputs = ENTRIES.flatMap((entry) =>
	["js", "cjs", "d.ts", "d.cts"].map((kind) => join(root, "dist", `${entry}.${kind}`)),
);
// Folders too: the time of a folder tells that a file was taken out of it.
const sources = [
	"src",
	...readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).map((path) => join("src", path)),
	"package.json",
	"package-lock.json",
	"tsconfig.json",
	"tsup.config.ts",
].map((path) => join(root, path));
const changedAt = (path) => statSync(path).mtimeMs;

const isFresh =
	outputs.every(existsSync) && Math.max(...sources.map(changedAt)) <= Math.min(...outputs.map(changedAt));
if (!isFresh) {
	const tsup = join(root, "node_modules", "tsup", "dist", "cli-default.js");
	const { status } = spawnSync(process.execPath, [tsup, "--silent"], { cwd: root, stdio: "inherit" });
	process.exitCode = status ?? 1;
}
