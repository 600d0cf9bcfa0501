/**
 * Cuts text that comes in pieces into lines, without their line ends.
 *
 * Lines end with LF or CR LF. One line of more than `LONGEST_LINE` characters is cut there, so that a file without
 * line ends can not fill the memory; the cut parts are refused by whoever reads them.
 */
export const LONGEST_LINE = 4_000_000;

/**
 * Lines of a text, some at a time.
 *
 * @param chunks pieces of text, cut anywhere
 * @returns lists of lines in order; an end of line at the end of the file opens no further line
 */
export async function* lineBatches(chunks: AsyncIterable<string>): AsyncGenerator<string[], void> {
	let rest = "";
	for await (const chunk of chunks) {
		const end = chunk.lastIndexOf("\n");
		if (end < 0) {
			rest += chunk;
			if (rest.length < LONGEST_LINE) continue;
			yield [rest];
			rest = "";
			continue;
		}
		const lines = (rest + chunk.slice(0, end)).split("\n");
		rest = chunk.slice(end + 1);
		yield lines.map(withoutReturn);
	}
	if (rest !== "") yield [withoutReturn(rest)];
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
