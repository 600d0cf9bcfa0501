import { describe, expect, it } from "vitest";
import { ReapproError, throwIfAborted } from "../../src/errors.js";

describe("ReapproError", () => {
	it("is an Error with a name, a code and a sentence", () => {
		const error = new ReapproError("OPTION_INVALID", "Give a horizon of at least 1.");
		expect(error).toBeInstanceOf(Error);
		expect(error.name).toBe("ReapproError");
		expect(error.code).toBe("OPTION_INVALID");
		expect(error.message).toBe("Give a horizon of at least 1.");
	});

	it("puts the path before the sentence", () => {
		const error = new ReapproError("INPUT_INVALID", "Give a lead time in days.", "items[12].leadTimeDays");
		expect(error.path).toBe("items[12].leadTimeDays");
		expect(error.message).toBe("items[12].leadTimeDays: Give a lead time in days.");
	});

	it("has no path when none is given", () => {
		const error = new ReapproError("ABORTED", "Stopped.");
		expect(error.path).toBeUndefined();
		expect(error.message).toBe("Stopped.");
	});
});

describe("throwIfAborted", () => {
	it("lets a run without a signal, or with a quiet one, go on", () => {
		expect(() => throwIfAborted(undefined)).not.toThrow();
		expect(() => throwIfAborted(new AbortController().signal)).not.toThrow();
	});

	it("throws ABORTED and does not pass the reason on", () => {
		const controller = new AbortController();
		controller.abort(new Error("case-4711"));
		let caught: unknown;
		try {
			throwIfAborted(controller.signal);
		} catch (error) {
			caught = error;
		}
		expect(caught).toBeInstanceOf(ReapproError);
		expect((caught as ReapproError).code).toBe("ABORTED");
		expect(String((caught as Error).stack)).not.toContain("case-4711");
		expect((caught as Error).cause).toBeUndefined();
	});
});
