import { describe, expect, it } from "vitest";
import { admitOrderStream, admitOrders, admitOrderText, definePolicy } from "../../../src/index.js";
import { checkedMaxLines } from "../../../src/privacy/admission/admit-options.js";
import { verifyBatchCommitment } from "../../../src/privacy/index.js";
import { line, POLICY, shownBy } from "./given.js";

const policy = definePolicy(POLICY);
const NONCE = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
const ids = (count: number): unknown[] =>
	Array.from({ length: count }, (_, index) => line({ lineId: `L-${index}` }));
async function* stream(lines: Iterable<unknown>): AsyncGenerator<unknown> {
	yield* lines;
}
const thrown = async (call: () => unknown): Promise<unknown> => {
	try {
		return await call();
	} catch (error) {
		return error;
	}
};

/** A source without an end, and whether it was told to clean up. */
function endless(): { lines: Iterable<unknown>; closed: () => boolean } {
	let isClosed = false;
	function* lines(): Generator<unknown> {
		try {
			for (;;) yield null;
		} finally {
			isClosed = true;
		}
	}
	return { lines: lines(), closed: () => isClosed };
}

describe("maxLines", () => {
	const WAYS = {
		admitOrders: (lines: unknown[], maxLines: number) => admitOrders(lines, policy, { maxLines }),
		admitOrderStream: (lines: unknown[], maxLines: number) =>
			admitOrderStream(stream(lines), policy, { maxLines }),
		admitOrderText: (lines: unknown[], maxLines: number) =>
			admitOrderText([lines.map((one) => JSON.stringify(one)).join("\n")], policy, { maxLines }),
	};

	it.each(Object.entries(WAYS))("%s takes just as many and not one more", async (_, admit) => {
		expect((await admit(ids(3), 3)).receipt.linesAdmitted).toBe(3);
		expect(await thrown(() => admit(ids(4), 3))).toMatchObject({ code: "INPUT_INVALID", path: "lines" });
	});

	it.each(Object.entries(WAYS))("%s takes nothing at all", async (_, admit) => {
		const { receipt, refusals } = await admit([], 1);
		expect(receipt.linesAdmitted).toBe(0);
		expect(refusals).toEqual([]);
	});

	it("may be as large as one run can tell apart, and is said to be too large beyond", () => {
		expect(checkedMaxLines({ maxLines: 67_108_863 })).toBe(67_108_863);
		expect(() => checkedMaxLines({ maxLines: 67_108_864 })).toThrow(/from 1 to 67108863/);
		expect(() => admitOrders(ids(2), policy, { maxLines: 1 })).toThrow(/maxLines/);
	});

	it("counts blank lines of text, and chunks without end", async () => {
		const run = admitOrderText(["\n\n\n\n"], policy, { maxLines: 3 });
		expect(await thrown(() => run)).toMatchObject({ code: "INPUT_INVALID" });
	});

	it("ends a source without an end, which is told to clean up", async () => {
		const listed = endless();
		expect(await thrown(() => admitOrders(listed.lines, policy, { maxLines: 1000 }))).toMatchObject({
			code: "INPUT_INVALID",
		});
		expect(listed.closed()).toBe(true);
		const streamed = endless();
		const run = admitOrderStream(stream(streamed.lines), policy, { maxLines: 1000 });
		expect(await thrown(() => run)).toMatchObject({ code: "INPUT_INVALID" });
		await Promise.resolve();
		expect(streamed.closed()).toBe(true);
	});

	it.each([0, -1, 1.5, Number.NaN, Infinity, 2 ** 26, "7", null])("refuses %s", async (maxLines) => {
		const options = { maxLines: maxLines as number };
		const error = { code: "OPTION_INVALID", path: "options.maxLines" };
		expect(await thrown(() => admitOrders([], policy, options))).toMatchObject(error);
		expect(await thrown(() => admitOrderStream(stream([]), policy, options))).toMatchObject(error);
		expect(await thrown(() => admitOrderText([], policy, options))).toMatchObject(error);
	});
});

describe("pause", () => {
	it("lets a signal come through while the source always has a line ready", async () => {
		const controller = new AbortController();
		const { lines, closed } = endless();
		setTimeout(() => controller.abort(), 5);
		const run = admitOrderStream(stream(lines), policy, {
			signal: controller.signal,
			pause: () => new Promise((resolve) => setTimeout(resolve)),
		});
		expect(await thrown(() => run)).toMatchObject({ code: "ABORTED" });
		await Promise.resolve();
		expect(closed()).toBe(true);
	});

	it("does not hold back an abort itself", async () => {
		const controller = new AbortController();
		const run = admitOrderStream(stream(endless().lines), policy, {
			signal: controller.signal,
			pause: () => {
				setTimeout(() => controller.abort());
				return new Promise(() => undefined);
			},
		});
		expect(await thrown(() => run)).toMatchObject({ code: "ABORTED" });
	});

	it("says so when it fails, and nothing else", async () => {
		for (const pause of [() => Promise.reject(new Error("Yann")), () => Promise.reject("Yann")]) {
			const error = await thrown(() => admitOrderStream(stream(endless().lines), policy, { pause }));
			expect(error).toMatchObject({ code: "OPTION_INVALID", path: "options.pause" });
			expect(shownBy(error)).not.toContain("Yann");
		}
	});

	it("changes nothing of the result", async () => {
		const lines = ids(40_000);
		let pauses = 0;
		const paused = await admitOrderStream(stream(lines), policy, {
			pause: async () => {
				pauses += 1;
			},
		});
		expect(pauses).toBe(2);
		expect(paused.receipt).toEqual(admitOrders(lines, policy).receipt);
	});
});

describe("nonce", () => {
	it("gives the same commitment by every way in, and opens it", async () => {
		const lines = ids(5);
		const listed = admitOrders(lines, policy, { nonce: NONCE });
		const streamed = await admitOrderStream(stream([...lines].reverse()), policy, { nonce: NONCE });
		const text = lines.map((one) => JSON.stringify(one)).join("\n");
		const read = await admitOrderText([text], policy, { nonce: NONCE });
		const { commitment } = listed.receipt;
		expect(commitment).toMatch(/^[0-9a-f]{64}$/);
		expect(streamed.receipt.commitment).toBe(commitment);
		expect(read.receipt.commitment).toBe(commitment);
		expect(verifyBatchCommitment(listed.orders, NONCE, commitment as string)).toBe(true);
		const fewer = admitOrders(lines.slice(1), policy);
		expect(verifyBatchCommitment(fewer.orders, NONCE, commitment as string)).toBe(false);
		expect(fewer.receipt.commitment).toBeUndefined();
	});

	it("is checked before a line is read", () => {
		let read = 0;
		function* lines(): Generator<unknown> {
			read += 1;
			yield line();
		}
		expect(() => admitOrders(lines(), policy, { nonce: "0".repeat(64) })).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID", path: "options.nonce" }),
		);
		expect(read).toBe(0);
	});
});
