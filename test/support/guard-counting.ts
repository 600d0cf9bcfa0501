/** What was asked of the objects behind counting proxies. */
export interface Reads {
	/** Reads of each property, by path such as `consent.purposes.0`, through a descriptor or through `has`. */
	readonly properties: ReadonlyMap<string, number>;
	/** Values that were got, which would run a getter. */
	readonly got: readonly string[];
	/** Objects that were written to, or asked for anything that is no read. */
	readonly other: readonly string[];
}

/**
 * Wraps an object and all objects in it in proxies that count every read of a property.
 *
 * @param source plain data, a tree: no object may stand in it twice
 * @returns the wrapped object and the counts, which grow while it is used
 */
export function counted(source: object): { readonly proxy: object; readonly reads: Reads } {
	const properties = new Map<string, number>();
	const got: string[] = [];
	const other: string[] = [];
	const count = (path: string): void => {
		properties.set(path, (properties.get(path) ?? 0) + 1);
	};
	const wrap = (value: unknown, path: string): unknown => {
		if (typeof value !== "object" || value === null) return value;
		for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
			if (!("value" in descriptor) || !descriptor.configurable) continue;
			Object.defineProperty(value, key, { ...descriptor, value: wrap(descriptor.value, `${path}.${key}`) });
		}
		const at = (key: PropertyKey): string => `${path}.${String(key)}`;
		const refuse = (what: string) => (): never => {
			other.push(`${what} ${path}`);
			throw new Error("the object was written to");
		};
		return new Proxy(value, {
			getOwnPropertyDescriptor(target, key) {
				count(at(key));
				return Reflect.getOwnPropertyDescriptor(target, key);
			},
			has(target, key) {
				count(at(key));
				return Reflect.has(target, key);
			},
			get(target, key, receiver) {
				got.push(at(key));
				return Reflect.get(target, key, receiver) as unknown;
			},
			set: refuse("set"),
			defineProperty: refuse("define"),
			deleteProperty: refuse("delete"),
			setPrototypeOf: refuse("prototype"),
			preventExtensions: refuse("freeze"),
		});
	};
	return { proxy: wrap(source, "line") as object, reads: { properties, got, other } };
}

/** Properties that were read more than once. */
export const readTwice = ({ properties }: Reads): string[] =>
	[...properties].filter(([, times]) => times > 1).map(([path, times]) => `${path} ${times} times`);
