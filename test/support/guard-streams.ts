/**
 * A stream of values, written by hand: `yield` in an async generator looks for a `then` in what it yields, which would
 * read the value before the guard does.
 */
export const streamOf = (values: readonly unknown[]): AsyncIterable<unknown> => ({
	[Symbol.asyncIterator]() {
		let at = 0;
		return {
			next: () =>
				Promise.resolve(
					at < values.length
						? { done: false as const, value: values[at++] }
						: { done: true as const, value: undefined },
				),
		};
	},
});
