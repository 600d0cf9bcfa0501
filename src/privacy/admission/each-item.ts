import { ReapproError, throwIfAborted } from "../../errors.js";
import type { AdmitStreamOptions } from "./admit-options.js";

/** Items between two pauses. */
const PAUSE_EVERY = 16_384;

const brokenOff = (): ReapproError =>
	new ReapproError("INPUT_INVALID", "Give an iterable or async iterable that does not throw.");

const pauseFailed = (): ReapproError =>
	new ReapproError("OPTION_INVALID", "Give a function whose promise is kept.", "options.pause");

const aborted = (): ReapproError =>
	new ReapproError("ABORTED", "The run was aborted by its signal; nothing was returned.");

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

function iteratorOf(source: unknown): AnyIterator {
	const iterable = source as Partial<AsyncIterable<unknown> & Iterable<unknown>>;
	const begin = iterable[Symbol.asyncIterator] ?? iterable[Symbol.iterator];
	return (begin as () => AnyIterator).call(source);
}

/** Lets a source clean up; it is not waited for, since it may never settle. */
function release(iterator: AnyIterator | undefined): void {
	try {
		Promise.resolve(iterator?.return?.()).catch(() => undefined);
	} catch {
		// A source that fails while it is being left has nothing more to say.
	}
}

/**
 * Reads a source to its end, and leaves it at once when the signal aborts, also while the source never settles.
 *
 * @param source an async iterable or an iterable
 * @param options `signal` aborts, `pause` is awaited now and then
 * @param take called with each item, in order; what it throws goes on to the caller
 * @throws {ReapproError} `INPUT_INVALID` when the source is not iterable or breaks off, nothing of its own error;
 * `OPTION_INVALID` when the pause does; `ABORTED`
 * @example
 * let sum = 0;
 * await eachItem([1, 2, 3], {}, (item) => { sum += item; });
 * sum; // => 6
 */
export async function eachItem(
	source: unknown,
	{ signal, pause }: Pick<AdmitStreamOptions, "signal" | "pause">,
	take: (item: unknown) => void,
): Promise<void> {
	throwIfAborted(signal);
	let iterator: AnyIterator | undefined;
	let stop: ((error: ReapproError) => void) | undefined;
	const onAbort = (): void => stop?.(aborted());
	/** What a call comes to, or an end at once when the signal aborts meanwhile. */
	const outcomeOf = <T>(call: () => T | PromiseLike<T>, failed: () => ReapproError): Promise<T> =>
		new Promise((resolve, reject) => {
			stop = reject;
			const fail = (): void => reject(failed());
			try {
				Promise.resolve(call()).then(resolve, fail);
			} catch {
				fail();
			}
		});
	signal?.addEventListener("abort", onAbort, { once: true });
	try {
		try {
			iterator = iteratorOf(source);
		} catch {
			throw brokenOff();
		}
		for (let count = 1; ; count++) {
			// The source or an item may have aborted while no call was waited for.
			throwIfAborted(signal);
			const step = await outcomeOf(() => (iterator as AnyIterator).next(), brokenOff);
			const item = itemOf(step);
			if (pause !== undefined && count % PAUSE_EVERY === 0) await outcomeOf(pause, pauseFailed);
			throwIfAborted(signal);
			if (item === undefined) return;
			take(item.value);
		}
	} catch (error) {
		release(iterator);
		throw error;
	} finally {
		signal?.removeEventListener("abort", onAbort);
	}
}

/** The item of a step, `undefined` at the end; reading it may run code of the source. */
function itemOf(step: IteratorResult<unknown>): { readonly value: unknown } | undefined {
	try {
		if (typeof step !== "object" || step === null) throw brokenOff();
		return step.done === true ? undefined : { value: step.value };
	} catch {
		throw brokenOff();
	}
}
