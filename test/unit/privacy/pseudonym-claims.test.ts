import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSources } from "../../architecture/source-file.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const texts = [
	...readdirSync(root).filter((name) => name.endsWith(".md")),
	...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
		.filter((name) => /\.(md|json)$/.test(name))
		.map((name) => join("docs", name)),
].map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

const NEGATION = /\b(not|never|no|nor|neither|cannot|non|ne|pas|jamais|ni|aucun|aucune)\b|n['’]|\bun-/iu;

/** Sentences without the frame of comments, table cells apart. */
const sentencesOf = (text: string): string[] =>
	text
		.replace(/^\s*(\/\*\*|\*\/|\*|\/\/|>)/gm, "")
		.split(/(?<=[.!?:])\s|\n\s*\n|\||\n(?=[-#])/u)
		.map((sentence) => sentence.replace(/\s+/g, " ").trim());

/** Sentences that call something anonymous, here or next to a pseudonym, and do not deny it. */
function claims(text: string): string[] {
	const sentences = sentencesOf(text);
	return sentences.filter((sentence, at) => {
		if (!/anonym/iu.test(sentence) || NEGATION.test(sentence)) return false;
		const near = sentences.slice(Math.max(0, at - 2), at + 3).join(" ");
		return /pseudonym/iu.test(near);
	});
}

describe("nothing calls a pseudonym anonymous", () => {
	it.each(texts.map(({ path, text }) => [path, text]))("%s", (_, text) => {
		expect(claims(text)).toEqual([]);
	});

	it("no comment or sentence of the source", () => {
		const sources = readSources(join(root, "src"));
		expect(sources.length).toBeGreaterThan(100);
		expect(sources.flatMap(({ path, text }) => claims(text).map((claim) => `${path}: ${claim}`))).toEqual([]);
	});

	it("speaks of pseudonyms, and says what they are not", () => {
		const guide = texts.find(({ path }) => path.endsWith("proof.md"))?.text ?? "";
		expect(guide).toMatch(/pseudonyms? (is|are) not anonymous/i);
		const source = readFileSync(join(root, "src/privacy/pseudonym/pseudonym-of.ts"), "utf8");
		expect(source).toContain("It is not anonymous");
	});

	it.each([
		"Pseudonyms make the data anonymous.",
		"Operators get a pseudonym. The export is then anonymous.",
		"Les pseudonymes rendent l’export anonyme.",
		"Anonymised codes: each is a pseudonym of the operator.",
		" * A pseudonym of an operator.\n *\n * Data are anonymous under it.",
	])("would see: %s", (text) => {
		expect(claims(text)).toHaveLength(1);
	});

	it.each([
		"A pseudonym is not anonymous.",
		"Pseudonyms are never anonymous data.",
		"Un pseudonyme n’est pas anonyme.",
		"An anonymous function.",
		"A pseudonym stands for an operator.",
	])("lets pass: %s", (text) => {
		expect(claims(text)).toEqual([]);
	});
});
