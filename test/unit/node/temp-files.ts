import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll } from "vitest";
import type { ReapproError } from "../../../src/index.js";
import { readOrderLines } from "../../../src/node/index.js";

/** Files in a folder of their own that goes away after the tests of the file. */
export function tempFiles() {
	const folder = mkdtempSync(join(tmpdir(), "reappro-test-"));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	let count = 0;
	return {
		folder,
		write(extension: string, content: string | Uint8Array): string {
			const path = join(folder, `file-${count++}.${extension}`);
			writeFileSync(path, extension.endsWith(".gz") ? gzipSync(content) : content);
			return path;
		},
	};
}

/** One byte a character, as Windows-1252 writes the letters of French. */
export const latinBytes = (text: string): Uint8Array =>
	Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** All candidates of a file, with what was seen on the way. */
export async function candidates(path: string, options?: Parameters<typeof readOrderLines>[1]) {
	const file = readOrderLines(path, options);
	const values: unknown[] = [];
	for await (const value of file) values.push(value);
	return { values, file };
}

/** The error that a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<ReapproError> {
	return promise.then(
		() => {
			throw new Error("It should have failed.");
		},
		(error) => error,
	);
}
