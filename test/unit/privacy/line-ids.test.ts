import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { IdArena } from "../../../src/privacy/admission/id-arena.js";
import { LineIds } from "../../../src/privacy/admission/line-ids.js";

/** The same by a Map of texts. */
class Reference {
	readonly #entries = new Map<string, { entry: number; place: number; caseRef: string | undefined }>();
	find(operator: number, lineId: string) {
		return this.#entries.get(`${operator} ${lineId}`);
	}
	keep(operator: number, lineId: string, caseRef: string | undefined, place: number): void {
		this.#entries.set(`${operator} ${lineId}`, { entry: this.#entries.size, place, caseRef });
	}
}

function agree(count: number, next: (at: number) => readonly [number, string, string | undefined]): number {
	const ids = new LineIds();
	const reference = new Reference();
	let repeats = 0;
	let passing = 0;
	for (let at = 0; at < count; at++) {
		const [operator, lineId, caseRef] = next(at);
		const known = reference.find(operator, lineId);
		const entry = ids.find(operator, lineId, caseRef);
		expect(entry).toBe(known?.entry ?? -1);
		if (known === undefined) {
			const isRefused = at % 3 === 0;
			if (isRefused) ids.keepRefused(at);
			else ids.keep();
			reference.keep(operator, lineId, caseRef, isRefused ? ~at : passing++);
		} else {
			repeats += 1;
			expect(ids.placeOf(entry)).toBe(known.place);
			expect(ids.hasSameCaseRef(entry)).toBe(known.caseRef === caseRef);
		}
	}
	return repeats;
}

describe("LineIds", () => {
	it("finds what a Map of texts finds, through every growth", () => {
		const random = createRandom(20261126);
		const repeats = agree(60_000, () => [
			random.integer(3) * 70_000,
			`L${random.integer(20_000)}`,
			random.integer(4) === 0 ? undefined : `C${random.integer(3)}`,
		]);
		expect(repeats).toBeGreaterThan(10_000);
	});

	it("keeps ids of every length apart, and an id from its case ref", () => {
		const long = "x".repeat(64);
		const texts = ["a", "ab", "abc", long, `${long.slice(1)}y`];
		agree(texts.length * 4, (at) => [at % 2, texts[at % texts.length] as string, texts[(at + 1) % 5]]);
		const ids = new LineIds();
		expect(ids.find(0, "a", "bc")).toBe(-1);
		ids.keep();
		expect(ids.find(0, "ab", "c")).toBe(-1);
		expect(ids.find(0, "a", "bc")).toBe(0);
		expect(ids.hasSameCaseRef(0)).toBe(true);
		expect(ids.find(0, "a", undefined)).toBe(0);
		expect(ids.hasSameCaseRef(0)).toBe(false);
	});

	it("keeps the case ref that lines in a row share, across blocks and next to others", () => {
		const caseRefs = ["case-1", undefined, "case-2"];
		// Runs of 300, 7 and 1: longer than a block of 256 records, shorter, and none.
		for (const run of [300, 7, 1]) {
			const caseRefOf = (at: number): string | undefined => caseRefs[Math.floor(at / run) % 3];
			const repeats = agree(4000, (at) => [5, `L${at % 2000}`, caseRefOf(at)]);
			expect(repeats).toBe(2000);
		}
	});

	it("tells operators apart whose numbers differ in any byte", () => {
		const operators = [0, 1, 255, 256, 65_536, 16_777_216, 4_294_967_295];
		agree(operators.length * 2, (at) => [operators[at % operators.length] as number, "same", undefined]);
	});

	it("finds what a Map of texts finds, through the first growths", () => {
		const id = (at: number): string => `L${1000 + (at % 2100)}`;
		const repeats = agree(2 * 2100, (at) => [at % 3, id(at), at % 8 === 0 ? undefined : `C${at % 11}`]);
		expect(repeats).toBe(2100);
	});

	it("tells ids apart that were made to collide, also once the table has grown", () => {
		const ids = collidingIds();
		const hashes = ids.map((id) => new IdArena().stage(0, id, undefined));
		expect(new Set(hashes).size).toBe(1);
		const others = Array.from({ length: 1000 }, (_, at) => `L${at}`);
		const all = [...ids, ...others];
		expect(agree(all.length * 2, (at) => [0, all[at % all.length] as string, undefined])).toBe(all.length);
	});
});

/**
 * 256 ids with one FNV-1 hash: eight blocks of four characters, each with two texts that lead from the state before
 * it to the same state after it, found by a birthday search. Any choice of texts is then an id with that hash.
 */
function collidingIds(): string[] {
	const step = (hash: number, byte: number): number => Math.imul(hash, 0x01000193) ^ byte;
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	const places = [238_328, 3_844, 62, 1];
	const codeAt = (number: number, place: number): number => letters.charCodeAt((number / place) % 62);
	const textOf = (number: number): string =>
		String.fromCharCode(...places.map((place) => codeAt(number, place)));
	/** The hash begins with the operator, here 0, and the length of the id. */
	let state = [0, 32].reduce(step, 0x811c9dc5);
	let ids = [""];
	for (let block = 0; block < 8; block++) {
		const seen = new Map<number, number>();
		for (let number = 0; ; number += 97) {
			let hash = state;
			for (const place of places) hash = step(hash, codeAt(number, place));
			const other = seen.get(hash);
			seen.set(hash, number);
			if (other === undefined) continue;
			ids = ids.flatMap((head) => [head + textOf(number), head + textOf(other)]);
			state = hash;
			break;
		}
	}
	return ids;
}
