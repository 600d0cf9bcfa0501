/** Markup that is safe to put into a page: only `html` and `trusted` make it. */
export class SafeHtml {
	readonly #markup: string;
	/** @internal */
	constructor(markup: string) {
		this.#markup = markup;
	}
	toString(): string {
		return this.#markup;
	}
}

/** What a template takes: text is escaped, markup is kept, lists are joined, nothing is left out. */
export type HtmlValue = SafeHtml | string | number | undefined | false | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach the page
const FORBIDDEN_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text as it may stand between tags and inside double-quoted attributes. */
export const escapeHtml = (text: string): string =>
	text
		.replace(/\p{Surrogate}/gu, "\ufffd")
		.replace(FORBIDDEN_CHARACTERS, "")
		.replace(/[&<>"']/g, (letter) => ENTITIES[letter] as string);

function render(value: HtmlValue): string {
	if (value === undefined || value === false) return "";
	if (value instanceof SafeHtml) return value.toString();
	if (typeof value === "object") return value.map(render).join("");
	return escapeHtml(String(value));
}

/** Template tag for markup; attributes must stand in double quotes. */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml =>
	new SafeHtml(parts.map((part, index) => part + render(values[index])).join(""));

/** Markup that the caller vouches for: drawings of vega and our own style sheet. */
export const trusted = (markup: string): SafeHtml => new SafeHtml(markup);
