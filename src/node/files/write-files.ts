import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileError } from "./file-error.js";

/**
 * Writes a text file as UTF-8; folders that lack are made. The file appears whole or not at all.
 *
 * @param path where to
 * @param text its content
 * @throws {ReapproError} `FILE_INVALID` when it can not be written
 * @example
 * typeof writeText; // => "function"
 */
export async function writeText(path: string, text: string): Promise<void> {
	const part = `${path}.part`;
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(part, text, "utf8");
		await rename(part, path);
	} catch {
		await rm(part, { force: true }).catch(() => undefined);
		throw fileError(
			"out",
			"The result could not be written; check the folder, its permissions and the free space.",
		);
	}
}

/**
 * Writes a plan as indented JSON.
 *
 * @param path where to
 * @param plan what `planReplenishment` or `planGroupPurchase` returned
 * @throws {ReapproError} `FILE_INVALID` when it can not be written
 * @example
 * typeof writePlan; // => "function"
 */
export function writePlan(path: string, plan: object): Promise<void> {
	return writeText(path, `${JSON.stringify(plan, null, "\t")}\n`);
}
