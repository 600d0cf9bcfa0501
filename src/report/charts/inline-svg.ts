import { html, type SafeHtml, trusted } from "../html/html.js";

/** Ids of one drawing, renamed in order of appearance, so that drawings on one page do not share any. */
function scopeIds(markup: string, prefix: string): string {
	const names = new Map<string, string>();
	for (const [, id] of markup.matchAll(/\sid="([^"]*)"/g)) {
		if (id !== undefined && !names.has(id)) names.set(id, `${prefix}-${names.size + 1}`);
	}
	if (names.size === 0) return markup;
	return markup
		.replace(/(\sid=")([^"]*)(")/g, (_, open, id, close) => `${open}${names.get(id) ?? id}${close}`)
		.replace(/(url\(#|href="#)([^")]*)/g, (_, open, id) => `${open}${names.get(id) ?? id}`);
}

/**
 * Puts a drawing into the page: scales with the page, is one picture with a title to a screen reader.
 *
 * @param svg what a chart renderer returned; must be markup of vega, which escapes its text
 * @param title what the picture shows
 * @param id id of the title, unique in the page
 */
export function inlineSvg(svg: string, title: string, id: string): SafeHtml {
	const opening = /<svg\b[^>]*>/.exec(svg);
	const end = svg.lastIndexOf("</svg>");
	const size = /\bviewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(opening?.[0] ?? "");
	if (opening === null || end < 0 || size === null) return html``;
	const [, width = "0", height = "0"] = size;
	const drawing = scopeIds(svg.slice(opening.index + opening[0].length, end), id);
	return html`<svg role="img" aria-labelledby="${id}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title id="${id}">${title}</title>${trusted(drawing)}</svg>`;
}
