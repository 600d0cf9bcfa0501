/** Groups values by a key; groups and values keep the order of first appearance. */
export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): (readonly [T, ...T[]])[] {
	const groups = new Map<string, [T, ...T[]]>();
	for (const value of values) {
		const key = keyOf(value);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [value]);
		else group.push(value);
	}
	return [...groups.values()];
}

/** A key of several parts that can not run into each other. */
export const keyOf = (...parts: readonly (string | undefined)[]): string => JSON.stringify(parts);
