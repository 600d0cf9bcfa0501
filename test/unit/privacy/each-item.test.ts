import { describe, expect, it } from "vitest";
import { eachItem } from "../../../src/privacy/admission/each-item.js";

const itemsOf = async (source: unknown, options = {}): Promise<unknown[]> => {
	const items: unknown[] = [];
	await eachItem(source, options, (item) => items.push(item));
	return items;
};
const endless = (): Promise<never> => new Promise(() => undefined);

/** A source of some items that counts how often it is told to clean up. */
function counting(items: number, onReturn: () => unknown = () => ({})) {
	let [next, returned] = [0, 0];
	const iterator = {
		next: () => (next < items ? { done: false, value: next++ } : { done: true, value: 99 }),
		return() {
			returned += 1;
			return onReturn();
		},
	};
	return { source: { [Symbol.iterator]: () => iterator }, returned: () => returned };
}

describe("eachItem", () => {
	it("hands over the items of any iterable in order, undefined too, and not what stands at the end", async () => {
		expect(await itemsOf(new Set([3, undefined, 1]))).toEqual([3, undefined, 1]);
		expect(await itemsOf([Promise.resolve(7)])).toEqual([Promise.resolve(7)]);
		expect(await itemsOf(counting(2).source)).toEqual([0, 1]);
	});

	it("prefers the asynchronous way where a source has both", async () => {
		async function* later(): AsyncGenerator<string> {
			yield "later";
		}
		expect(await itemsOf(Object.assign(["at once"], { [Symbol.asyncIterator]: later }))).toEqual(["later"]);
	});

	it("begins no source when the signal was aborted before", async () => {
		let begun = false;
		const source = {
			[Symbol.iterator]() {
				begun = true;
				return [].values();
			},
		};
		await expect(itemsOf(source, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
		expect(begun).toBe(false);
	});

	it("ends when the source aborts while it begins, or an item while it is taken, and then never settles", async () => {
		const first = new AbortController();
		const source = {
			[Symbol.asyncIterator]() {
				first.abort();
				return { next: endless };
			},
		};
		await expect(itemsOf(source, { signal: first.signal })).rejects.toMatchObject({ code: "ABORTED" });
		async function* items(): AsyncGenerator<number> {
			yield 1;
			await endless();
		}
		const controller = new AbortController();
		const run = eachItem(items(), { signal: controller.signal }, () => controller.abort());
		await expect(run).rejects.toMatchObject({ code: "ABORTED" });
	});

	it("tells a source to clean up when it is left early, not at its end", async () => {
		const whole = counting(3);
		await itemsOf(whole.source);
		expect(whole.returned()).toBe(0);
		const left = counting(3);
		const error = new Error("of the caller");
		const run = eachItem(left.source, {}, () => {
			throw error;
		});
		await expect(run).rejects.toBe(error);
		expect(left.returned()).toBe(1);
	});

	it.each<[string, () => unknown]>([
		[
			"throws",
			() => {
				throw new Error("clean-up");
			},
		],
		["is rejected", () => Promise.reject(new Error("clean-up"))],
		["never settles", endless],
	])("tells the first error when cleaning up %s", async (_, onReturn) => {
		const { source } = counting(1, onReturn);
		const run = eachItem(source, {}, () => {
			throw new Error("first");
		});
		await expect(run).rejects.toThrow("first");
	});

	it("pauses after every 16,384 items, and only there", async () => {
		let pauses = 0;
		const pause = async (): Promise<void> => {
			pauses += 1;
		};
		await itemsOf(new Array(16_384));
		await itemsOf(new Array(16_382), { pause });
		expect(pauses).toBe(0);
		await itemsOf(new Array(2 * 16_384), { pause });
		expect(pauses).toBe(2);
	});

	it("says what to give, and where", async () => {
		const source = { code: "INPUT_INVALID", message: expect.stringMatching(/^Give an iterable .*\.$/) };
		await expect(itemsOf(7)).rejects.toMatchObject(source);
		await expect(itemsOf({ [Symbol.iterator]: () => ({ next: () => null }) })).rejects.toMatchObject(source);
		const pause = (): never => {
			throw new Error("x");
		};
		await expect(itemsOf(new Array(16_384), { pause })).rejects.toMatchObject({
			code: "OPTION_INVALID",
			path: "options.pause",
			message: expect.stringMatching(/Give a function .*\.$/),
		});
		const controller = new AbortController();
		const run = itemsOf({ [Symbol.iterator]: () => ({ next: endless }) }, { signal: controller.signal });
		controller.abort();
		await expect(run).rejects.toMatchObject({ message: expect.stringContaining("aborted") });
	});
});
