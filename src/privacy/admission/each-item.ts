import { ReapproError, throwIfAborted } from "../../errors.js";

const brokenOff = (): ReapproError =>
	new ReapproError("INPUT_INVALID", "Give an iterable or async iterable that does not throw.");

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
 * @param signal the caller's abort signal, if any
 * @param take called with each item, in order; what it throws goes on to the caller
 * @throws {ReapproError} `INPUT_INVALID` when the source is not iterable or breaks off, nothing of its own error;
 * `ABORTED`
 * @example
 * let sum = 0;
 * await eachItem([1, 2, 3], undefined, (item) => { sum += item; });
 * sum; // => 6
 */
export async function eachItem(
	source: unknown,
	signal: AbortSignal | undefined,
	take: (item: unknown) => void,
): Promise<void> {
	throwIfAborted(signal);
	let iterator: AnyIterator | undefined;
	let stop: ((error: ReapproError) => void) | undefined;
	const onAbort = (): void => stop?.(aborted());
	const next = (): Promise<IteratorResult<unknown>> =>
		new Promise((resolve, reject) => {
			stop = reject;
			const broken = (): void => reject(brokenOff());
			try {
				Promise.resolve((iterator as AnyIterator).next()).then(resolve, broken);
			} catch {
				broken();
			}
		});
	signal?.addEventListener("abort", onAbort, { once: true });
	try {
		try {
			iterator = iteratorOf(source);
		} catch {
			throw brokenOff();
		}
		for (;;) {
			const item = itemOf(await next());
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
