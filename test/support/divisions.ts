/** All ways to divide pieces among some members, one or more each. */
export function* divisions(pieces: number, members: number): Generator<number[]> {
	if (members === 1) {
		yield [pieces];
		return;
	}
	for (let first = 1; first <= pieces - members + 1; first++)
		for (const rest of divisions(pieces - first, members - 1)) yield [first, ...rest];
}
