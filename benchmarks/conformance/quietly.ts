const METHODS = ["log", "info", "warn", "error", "debug", "trace", "dir", "table"] as const;

/**
 * Runs something while the console and both standard streams are listened to.
 *
 * @param run what to run
 * @returns its result and everything that it tried to print; nothing was printed
 */
export async function quietly<T>(run: () => Promise<T>): Promise<{ result: T; printed: string }> {
	const heard: string[] = [];
	const kept = METHODS.map((method) => [method, console[method]] as const);
	const streams = [process.stdout, process.stderr].map((stream) => [stream, stream.write] as const);
	for (const [method] of kept) {
		console[method] = (...words: unknown[]): void => {
			heard.push(words.map(String).join(" "));
		};
	}
	for (const [stream] of streams) {
		stream.write = ((chunk: unknown): boolean => {
			heard.push(String(chunk));
			return true;
		}) as typeof stream.write;
	}
	try {
		return { result: await run(), printed: heard.join("\n") };
	} finally {
		for (const [method, original] of kept) console[method] = original;
		for (const [stream, write] of streams) stream.write = write;
	}
}
