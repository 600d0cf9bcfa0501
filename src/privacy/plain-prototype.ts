const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object;

/** An `Object.prototype` of this realm or of another: the end of its chain, and the one that its constructor names. */
function isObjectPrototype(prototype: object): boolean {
	if (prototype === Object.prototype) return true;
	if (getPrototypeOf(prototype) !== null) return false;
	const maker = getOwnPropertyDescriptor(prototype, "constructor");
	if (maker === undefined || !hasOwn(maker, "value") || typeof maker.value !== "function") {
		return false;
	}
	const named = getOwnPropertyDescriptor(maker.value, "prototype");
	return (
		named !== undefined &&
		named.value === prototype &&
		named.writable === false &&
		hasOwn(prototype, "isPrototypeOf") &&
		hasOwn(prototype, "__defineGetter__")
	);
}

/**
 * Whether an object is plain: its prototype is null or an `Object.prototype` of any realm.
 *
 * @param value an object that is no array
 * @returns false for class instances and for objects that inherit from another
 * @throws whatever a trap of a Proxy throws
 * @example
 * hasPlainPrototype({ a: 1 }); // => true
 * hasPlainPrototype(new Map()); // => false
 */
export function hasPlainPrototype(value: object): boolean {
	const prototype: object | null = getPrototypeOf(value);
	return prototype === null || isObjectPrototype(prototype);
}

/**
 * Whether an array is plain: its prototype is an `Array.prototype` of any realm.
 *
 * @param value an array
 * @returns false for instances of a subclass and for arrays that inherit from another array
 * @throws whatever a trap of a Proxy throws
 * @example
 * hasArrayPrototype([1]); // => true
 */
export function hasArrayPrototype(value: readonly unknown[]): boolean {
	const prototype: unknown = getPrototypeOf(value);
	if (prototype === Array.prototype) return true;
	if (!Array.isArray(prototype)) return false;
	const root: object | null = getPrototypeOf(prototype);
	return root !== null && isObjectPrototype(root);
}
