import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { hasArrayPrototype, hasPlainPrototype } from "../../../src/privacy/plain-prototype.js";

const METHODS = ["isPrototypeOf", "__defineGetter__"];

/** An object whose prototype is the end of its chain and has the methods that are asked for. */
function heir(methods: readonly string[], own: PropertyDescriptorMap = {}): object {
	const prototype: object = Object.create(null, own);
	for (const name of methods) Object.defineProperty(prototype, name, { value: () => true });
	return Object.create(prototype);
}

/** An instance of a class at the end of the chain, whose prototype has the methods that are asked for. */
function instance(methods: readonly string[], parent: object | null): object {
	class Own {}
	for (const name of methods) Object.defineProperty(Own.prototype, name, { value: () => true });
	Object.setPrototypeOf(Own.prototype, parent);
	return new Own();
}

/** An instance of a function whose `prototype` can be written to, as that of `Object` can not. */
function writable(): object {
	function Own(): void {}
	Own.prototype = Object.getPrototypeOf(heir(METHODS, { constructor: { value: Own } }));
	return Object.create(Own.prototype);
}

describe("a plain object", () => {
	it.each([
		["a literal", {}],
		["one without a prototype", Object.create(null)],
		["one of another realm", runInNewContext("({})")],
		["one of another realm without a prototype", runInNewContext("Object.create(null)")],
	])("is %s", (_, value) => {
		expect(hasPlainPrototype(value)).toBe(true);
	});

	it.each([
		["a Map", new Map()],
		["an heir of a plain object", Object.create({})],
		["an heir of one without a prototype", heir([])],
		["an instance of another realm", runInNewContext("new (class {})()")],
		["an heir that names no constructor", heir(METHODS)],
		["an heir whose constructor is undefined", heir(METHODS, { constructor: { value: undefined } })],
		["an heir whose constructor is a text", heir(METHODS, { constructor: { value: "Object" } })],
		["an heir whose constructor has no prototype", heir(METHODS, { constructor: { value: () => 0 } })],
		["an heir that names Object as its own", heir(METHODS, { constructor: { value: Object } })],
		["an instance of a class at the end of a chain", instance([], null)],
		["one with isPrototypeOf", instance(["isPrototypeOf"], null)],
		["one with __defineGetter__", instance(["__defineGetter__"], null)],
		["one with both, on top of a chain", instance(METHODS, Object.prototype)],
		["an instance of a function", writable()],
	])("is not %s", (_, value) => {
		expect(hasPlainPrototype(value)).toBe(false);
	});

	it("is not found by a constructor that is a getter, with value on Object.prototype", () => {
		const own = instance(METHODS, null);
		const prototype = Object.getPrototypeOf(own);
		const maker = prototype.constructor;
		Object.defineProperty(prototype, "constructor", { get: () => maker });
		Object.defineProperty(Object.prototype, "value", { value: maker, configurable: true });
		const isPlain = hasPlainPrototype(own);
		// An expectation uses descriptors itself.
		Reflect.deleteProperty(Object.prototype, "value");
		expect(isPlain).toBe(false);
	});
});

describe("a plain array", () => {
	it.each([
		["a literal", [1]],
		["one of another realm", runInNewContext("[1]")],
	])("is %s", (_, value) => {
		expect(hasArrayPrototype(value)).toBe(true);
	});

	it.each([
		["one of a subclass", new (class Other extends Array {})()],
		["one of a subclass of another realm", runInNewContext("new (class Other extends Array {})()")],
		["one without a prototype", Object.setPrototypeOf([1], null)],
		["one that inherits from an object", Object.setPrototypeOf([1], {})],
		["one that inherits from a plain array", Object.setPrototypeOf([1], [])],
		[
			"one that inherits from an array without a prototype",
			Object.setPrototypeOf([1], Object.setPrototypeOf([], null)),
		],
	])("is not %s", (_, value) => {
		expect(hasArrayPrototype(value)).toBe(false);
	});
});
