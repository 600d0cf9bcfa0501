import { describe, expect, it } from "vitest";
import { STYLE } from "../../../src/report/html/style.js";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
	const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/g, "$&$&") : colour;
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
	const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

const dresses = [...STYLE.matchAll(/:root\{([^}]*)\}/g)].map(
	([, body = ""]) =>
		new Map([...body.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(([, name = "", value = ""]) => [name, value])),
);

describe("style", () => {
	it("keeps the contrast that WCAG AA asks for, in light, dark and print", () => {
		expect(dresses).toHaveLength(3);
		for (const dress of dresses) {
			const colour = (name: string): string => dress.get(name) ?? "";
			for (const [text, ground] of [
				["ink", "paper"],
				["ink", "tint"],
				["soft", "paper"],
				["soft", "tint"],
				["warn-ink", "warn"],
			] as const)
				expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
			for (const shape of ["accent", "alert", "history"])
				expect(contrast(colour(shape), colour("paper"))).toBeGreaterThanOrEqual(3);
		}
	});

	it("names no file, no address and no tag", () => {
		expect(STYLE).not.toMatch(/url\(|https?:|@import|[<]/);
	});
});
