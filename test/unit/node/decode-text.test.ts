import { describe, expect, it } from "vitest";
import { TextPieces } from "../../../src/node/files/decode-text.js";
import type { FileEncoding } from "../../../src/node/files/file-format.js";
import { latinBytes } from "./temp-files.js";

function decodeInPieces(bytes: Uint8Array, size: number, encoding: FileEncoding = "auto"): string {
	const pieces = new TextPieces(encoding);
	let text = "";
	for (let at = 0; at < bytes.length; at += size) text += pieces.push(bytes.subarray(at, at + size));
	return text + pieces.end();
}

const FRENCH = "Date;Désignation;N° ligne\nété;cercueil chêne 22 mm;œuvre €";
const utf8 = new TextEncoder().encode(FRENCH);
const latin = latinBytes("Date;Désignation;N° ligne\nété;cercueil chêne 22 mm");

describe("decoding pieces of text", () => {
	it.each([1, 2, 3, 5, 7, 1000])("reads UTF-8 cut every %i bytes", (size) => {
		expect(decodeInPieces(utf8, size)).toBe(FRENCH);
	});

	it.each([2, 3, 5, 7, 1000])("reads Windows-1252 cut every %i bytes", (size) => {
		expect(decodeInPieces(latin, size)).toBe("Date;Désignation;N° ligne\nété;cercueil chêne 22 mm");
	});

	it("decides for Windows-1252 after a megabyte of ASCII", () => {
		const bytes = latinBytes(`${"a".repeat(1 << 20)}é`);
		expect(decodeInPieces(bytes, 65536).endsWith("aé")).toBe(true);
	});

	it("reads a last byte with an accent as Windows-1252", () => {
		expect(decodeInPieces(latinBytes("caf\u00e9"), 3)).toBe("café");
	});

	it("keeps an UTF-8 letter that is cut between two pieces", () => {
		expect(decodeInPieces(new TextEncoder().encode(`${"a".repeat(7)}é`), 8)).toBe("aaaaaaaé");
	});

	it("reads the euro sign and quotes of Windows-1252", () => {
		expect(decodeInPieces(Uint8Array.of(0x80, 0x20, 0x93, 0x20, 0xe9, 0x20), 100)).toBe("€ “ é ");
	});

	it.each([1, 3, 100])("leaves out a byte order mark cut every %i bytes", (size) => {
		expect(decodeInPieces(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), size)).toBe(FRENCH);
	});

	it("reads UTF-16 with its mark", () => {
		expect(decodeInPieces(Uint8Array.of(0xff, 0xfe, 0x61, 0, 0xe9, 0), 3)).toBe("aé");
	});

	it("replaces one bad byte once UTF-8 is certain and keeps the rest", () => {
		const bytes = Uint8Array.of(...new TextEncoder().encode("é"), 0x61, 0xff, 0x62);
		expect(decodeInPieces(bytes, 3)).toBe("éa\ufffdb");
	});

	it("follows the option", () => {
		expect(decodeInPieces(new TextEncoder().encode("é"), 10, "windows-1252")).toBe("Ã©");
	});

	it("reads nothing from nothing", () => {
		expect(decodeInPieces(new Uint8Array(0), 1)).toBe("");
	});
});
