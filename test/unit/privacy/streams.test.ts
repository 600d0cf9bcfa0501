import { describe, expect, it, vi } from "vitest";
import { admitOrderStream, admitOrders, definePolicy } from "../../../src/index.js";
import { orderColumns } from "../../../src/privacy/admitted-orders.js";
import { consent, line, POLICY, shownBy } from "./given.js";

const NAME = "Yann Quemeneur";
const policy = definePolicy(POLICY);

async function* stream(lines: Iterable<unknown>): AsyncGenerator<unknown> {
	for (const one of lines) {
		await Promise.resolve();
		yield one;
	}
}

const never = (onReturn: () => Promise<never>): AsyncIterable<unknown> => ({
	[Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined), return: onReturn }),
});

describe("admitOrderStream", () => {
	it("N51 gives what the batch gives", async () => {
		const lines = [
			line(),
			null,
			line(),
			line({ lineId: "L-2", sku: "x" }),
			line({ lineId: "L-3", siteId: "st-1" }),
		];
		const streamed = await admitOrderStream(stream(lines), policy);
		const batch = admitOrders(lines, policy);
		expect(streamed.refusals).toEqual(batch.refusals);
		expect(streamed.receipt).toEqual(batch.receipt);
		expect(orderColumns(streamed.orders)).toEqual(orderColumns(batch.orders));
	});

	it("N35 a line that is changed right after it was handed over stays as it was checked", async () => {
		async function* changing(): AsyncGenerator<unknown> {
			const one = line();
			yield one;
			one.quantity = 77;
			(one.consent as Record<string, unknown>).withdrawnOn = "2026-06-01";
		}
		const { orders } = await admitOrderStream(changing(), policy);
		expect([...orderColumns(orders).quantity]).toEqual([1]);
	});

	it("N50 a source that never settles ends on abort, and is told to clean up", async () => {
		let released = false;
		const source = never(() => {
			released = true;
			return new Promise<never>(() => undefined);
		});
		const controller = new AbortController();
		const run = admitOrderStream(source, policy, { signal: controller.signal });
		controller.abort(new Error(NAME));
		const error = await run.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ code: "ABORTED" });
		expect(shownBy(error)).not.toContain(NAME);
		expect(released).toBe(true);
	});

	it("ends at once when the signal was aborted before, or while lines arrive", async () => {
		const before = admitOrderStream(stream([]), policy, { signal: AbortSignal.abort() });
		await expect(before).rejects.toMatchObject({ code: "ABORTED" });
		const controller = new AbortController();
		async function* aborting(): AsyncGenerator<unknown> {
			yield line();
			controller.abort();
			yield line({ lineId: "L-2" });
		}
		const during = admitOrderStream(aborting(), policy, { signal: controller.signal });
		await expect(during).rejects.toMatchObject({ code: "ABORTED" });
	});

	it("leaves no listener on the signal", async () => {
		const { signal } = new AbortController();
		const add = vi.spyOn(signal, "addEventListener");
		const remove = vi.spyOn(signal, "removeEventListener");
		await admitOrderStream(stream([line()]), policy, { signal });
		expect(add).toHaveBeenCalledTimes(1);
		const [type, listener] = add.mock.calls[0] ?? [];
		expect(type).toBe("abort");
		expect(remove.mock.calls).toEqual([[type, listener]]);
	});

	it.each([
		["no iterable", 7],
		["nothing", undefined],
		["an iterator that is none", { [Symbol.asyncIterator]: () => null }],
		["steps that are no objects", { [Symbol.asyncIterator]: () => ({ next: () => 7 }) }],
		[
			"a next that throws",
			{
				[Symbol.asyncIterator]: () => ({
					next() {
						throw new Error(NAME);
					},
				}),
			},
		],
		[
			"a step whose value throws",
			{
				[Symbol.asyncIterator]: () => ({
					next: async () => ({
						done: false,
						get value() {
							throw new Error(NAME);
						},
					}),
				}),
			},
		],
	])("refuses %s", async (_, source) => {
		const error = await admitOrderStream(source as AsyncIterable<unknown>, policy).catch(
			(thrown: unknown) => thrown,
		);
		expect(error).toMatchObject({ code: "INPUT_INVALID" });
		expect(shownBy(error)).not.toContain(NAME);
	});

	it("N52 a stream that rejects with a name half-way", async () => {
		async function* broken(): AsyncGenerator<unknown> {
			yield line({ consent: consent() });
			throw new Error(NAME);
		}
		const error = await admitOrderStream(broken(), policy).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ code: "INPUT_INVALID" });
		expect(shownBy(error)).not.toContain(NAME);
	});

	it("refuses a policy that is none before it reads a line", async () => {
		let read = false;
		async function* lines(): AsyncGenerator<unknown> {
			read = true;
			yield line();
		}
		await expect(admitOrderStream(lines(), { ...policy })).rejects.toMatchObject({ code: "POLICY_INVALID" });
		expect(read).toBe(false);
	});
});
