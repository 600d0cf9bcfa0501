import { describe, expect, it } from "vitest";
import { html, trusted } from "../../../src/report/html/html.js";

describe("html", () => {
	it("escapes text and keeps markup", () => {
		expect(html`<p title="${'"<'}">${"a & <b>'"}${html`<i>${1}</i>`}</p>`.toString()).toBe(
			'<p title="&quot;&lt;">a &amp; &lt;b&gt;&#39;<i>1</i></p>',
		);
	});

	it("joins lists and leaves out what is absent", () => {
		expect(html`${["<", html`<b></b>`]}${undefined}${false}${0}`.toString()).toBe("&lt;<b></b>0");
	});

	it("drops control characters and mends lone surrogates", () => {
		expect(html`${"a\u0000\u001b\u0085b\ud800c\tq"}`.toString()).toBe("ab\ufffdc\tq");
	});

	it("takes an object that only looks like markup for what it is", () => {
		const forged = { toString: () => "<script>" } as unknown as string;
		expect(() => html`${forged}`.toString()).toThrow();
		expect(trusted("<b></b>").toString()).toBe("<b></b>");
	});
});
