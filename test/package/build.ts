import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly exports: Readonly<Record<string, unknown>>;
	readonly dependencies: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
	readonly peerDependencies: Readonly<Record<string, string>>;
	readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
	readonly sideEffects: boolean;
	readonly type: string;
}

/** The package.json of a folder. */
export function manifestOf(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Runs a program to its end; throws with its output when it fails. */
export function run(command: string, args: readonly string[], cwd: string): string {
	const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 26 });
	if (status !== 0)
		throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
	return stdout;
}

/** A folder that only one process can make: two builds at once would empty each other's output. */
const LOCK = join(tmpdir(), `reappro-build-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);
const LONGEST_BUILD = 180_000;

function withLock(work: () => void): void {
	const start = performance.now();
	for (;;) {
		try {
			mkdirSync(LOCK);
			break;
		} catch {
			// Somebody else builds, or was stopped while doing so.
			if (performance.now() - start > LONGEST_BUILD) rmSync(LOCK, { recursive: true, force: true });
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
		}
	}
	try {
		work();
	} finally {
		rmSync(LOCK, { recursive: true, force: true });
	}
}

/** Builds the package when its build is missing or older than a source. */
export function ensureBuilt(): void {
	withLock(() => run(process.execPath, [".ci/build-when-stale.mjs"], root));
}

/**
 * Packs the package as it would be published and installs it, with its dependencies and without its optional
 * peers, into an empty project; nothing is asked of a registry.
 *
 * @returns the names of the packed files
 */
export function installPacked(project: string): string[] {
	const modules = join(project, "node_modules");
	mkdirSync(modules, { recursive: true });
	writeFileSync(join(project, "package.json"), JSON.stringify({ name: "a-user", private: true }));
	const [packed] = JSON.parse(
		run("npm", ["pack", "--json", "--ignore-scripts", "--silent", "--pack-destination", project], root),
	) as { filename: string; files: { path: string }[] }[];
	run("tar", ["-xzf", packed!.filename], project);
	cpSync(join(project, "package"), join(modules, "reappro"), { recursive: true });
	for (const name of Object.keys(manifestOf(root).dependencies)) linkModule(project, name);
	return packed!.files.map(({ path }) => path);
}

/** Puts an installed package of the repository into the project. */
export function linkModule(project: string, name: string): void {
	const target = join(project, "node_modules", name);
	mkdirSync(dirname(target), { recursive: true });
	symlinkSync(join(root, "node_modules", name), target, "dir");
}
