import { describe, expect, it } from "vitest";
import { admitOrders, admitOrderText, definePolicy } from "../../../src/index.js";
import { orderColumns } from "../../../src/privacy/admitted-orders.js";
import { repeatsKey } from "../../../src/privacy/text/repeated-keys.js";
import { line, POLICY, shownBy } from "./given.js";

const policy = definePolicy(POLICY);
const text = (one: unknown): string => JSON.stringify(one);
const refusedAt = async (chunks: Iterable<string>): Promise<[number, string][]> =>
	(await admitOrderText(chunks, policy)).refusals.map(({ index, reasons }) => [index, reasons.join()]);

describe("admitOrderText", () => {
	it("gives what the batch gives", async () => {
		const lines = [
			line(),
			line({ lineId: "L-2", sku: "x" }),
			line({ lineId: "L-3", kind: "return", quantity: -2 }),
		];
		const read = await admitOrderText([lines.map(text).join("\n")], policy);
		const batch = admitOrders(lines, policy);
		expect(read.refusals).toEqual(batch.refusals);
		expect(read.receipt).toEqual(batch.receipt);
		expect(orderColumns(read.orders)).toEqual(orderColumns(batch.orders));
	});

	it("reads the same wherever the text is cut", async () => {
		const emoji = line({ lineId: "L-😀" });
		const whole = `\ufeff${text(line())}\r\n\n{"a"\r\n${text(emoji)}\n \t\r\n${text(line({ lineId: "L-2" }))}\r\n`;
		const expected = [
			[2, "JSON_INVALID"],
			[3, "FIELD_FORMAT"],
		];
		expect(await refusedAt([whole])).toEqual(expected);
		expect(await refusedAt(whole.split(""))).toEqual(expected);
		for (const size of [2, 3, 7, 64, 301]) {
			const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
				whole.slice(i * size, (i + 1) * size),
			);
			expect(await refusedAt(["", ...pieces, ""])).toEqual(expected);
		}
	});

	it("skips one byte order mark at the start, nowhere else", async () => {
		const one = text(line());
		expect(await refusedAt(["\ufeff", one])).toEqual([]);
		expect(await refusedAt([`\ufeff\ufeff${one}`])).toEqual([[0, "JSON_INVALID"]]);
		expect(await refusedAt([`\n\ufeff${one}`])).toEqual([[1, "JSON_INVALID"]]);
		expect(await refusedAt(["\n", `\ufeff${one}`])).toEqual([[1, "JSON_INVALID"]]);
	});

	it("counts blank lines as text lines, not as lines of the history", async () => {
		const { receipt, refusals } = await admitOrderText(["\n \r\n{\n\n"], policy);
		expect(receipt.linesRead).toEqual({ from: 1, to: 4 });
		expect(refusals).toEqual([{ index: 2, reasons: ["JSON_INVALID"] }]);
		expect(await refusedAt(["\u00a0\n"])).toEqual([[0, "JSON_INVALID"]]);
	});

	it.each(["null", "[]", "7", '"{}"', "true", "{} {}", "{,}", "{'a':1}", '{"a":01}', "\u2028"])(
		"refuses %s",
		async (one) => {
			expect(await refusedAt([`${one}\n`, text(line())])).toEqual([[0, "JSON_INVALID"]]);
		},
	);

	it("refuses a line of more than 2^20 characters, though it would be a valid one", async () => {
		const one = text(line());
		const padded = (length: number): string => one + " ".repeat(length - one.length);
		expect(await refusedAt([padded(2 ** 20)])).toEqual([]);
		expect(await refusedAt([padded(2 ** 20 + 1)])).toEqual([[0, "JSON_INVALID"]]);
		expect(await refusedAt([one, " ".repeat(2 ** 20), "\n", one])).toEqual([[0, "JSON_INVALID"]]);
	});

	it("holds no line that is longer than an order line can be", async () => {
		const endless = "x".repeat(400_000);
		const chunks = [text(line()), "\n{", endless, endless, endless, "\n", text(line({ lineId: "L-2" }))];
		expect(await refusedAt(chunks)).toEqual([[1, "JSON_INVALID"]]);
		expect(await refusedAt([text(line()), "\n", endless, endless, endless])).toEqual([[1, "JSON_INVALID"]]);
	});

	it("reads asynchronous chunks and ends on abort", async () => {
		async function* chunks(): AsyncGenerator<string> {
			yield text(line()).slice(0, 9);
			yield text(line()).slice(9);
		}
		expect((await admitOrderText(chunks(), policy)).receipt.linesAdmitted).toBe(1);
		const controller = new AbortController();
		const stuck = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
		const run = admitOrderText(stuck, policy, { signal: controller.signal });
		controller.abort();
		await expect(run).rejects.toMatchObject({ code: "ABORTED" });
	});

	it("takes one string for the whole text", async () => {
		expect(await refusedAt(`{\n${text(line())}`)).toEqual([[0, "JSON_INVALID"]]);
	});

	it("takes a string as one piece, not letter by letter", async () => {
		let pauses = 0;
		const pause = async (): Promise<void> => {
			pauses += 1;
		};
		await admitOrderText(" ".repeat(20_000), policy, { pause });
		expect(pauses).toBe(0);
	});

	it("finds no further line behind the last end of line", async () => {
		const { receipt } = await admitOrderText([`${text(line())}\n`], policy, { maxLines: 1 });
		expect(receipt.linesAdmitted).toBe(1);
	});

	it.each([[7], [null]])("refuses %o for chunks", async (chunks) => {
		const run = admitOrderText(chunks as unknown as Iterable<string>, policy);
		await expect(run).rejects.toMatchObject({ code: "INPUT_INVALID" });
	});

	it.each([[[new Uint8Array(3)]], [[7]]])("refuses the chunks %o, and says what to give", async (chunks) => {
		const run = admitOrderText(chunks as unknown as Iterable<string>, policy);
		const message = expect.stringContaining("strings");
		await expect(run).rejects.toMatchObject({ code: "INPUT_INVALID", path: "chunks", message });
	});

	it("repeats nothing of a broken line", async () => {
		const { refusals, receipt } = await admitOrderText(['{"famille":"Quemeneur"'], policy);
		expect(JSON.stringify([refusals, receipt])).not.toContain("Quemeneur");
		async function* broken(): AsyncGenerator<string> {
			yield "{";
			throw new Error("Quemeneur");
		}
		const error = await admitOrderText(broken(), policy).catch((thrown: unknown) => thrown);
		expect(shownBy(error)).not.toContain("Quemeneur");
	});
});

describe("repeated keys", () => {
	it.each([
		['{"a":1,"a":1}', true],
		['{"a":1,"\\u0061":1}', true],
		['{"a":{"b":1,"b":2}}', true],
		['{"a":[{"b":1},{"b":1,"c":[{"d":1,"d":2}]}]}', true],
		['{"__proto__":1,"__proto__":2}', true],
		['{"1":1,"1":2}', true],
		['{"":1,"":2}', true],
		['{"a":{"a":{"a":1}}}', false],
		['{"a":":","b":"\\":\\"","c":"\\\\"}', false],
		['{"__proto__":1,"constructor":2}', false],
		['{"a":[{"b":1},{"b":1}]}', false],
		['{"a":null,"b":[null,{"c":null}]}', false],
		['{"a":null,"a":null}', true],
		["{}", false],
	])("%s", (json, repeats) => {
		expect(repeatsKey(json, JSON.parse(json))).toBe(repeats);
	});
});
