/** One opening tag of a page. */
export interface Tag {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	/** Names of the tags around it, outermost first. */
	readonly within: readonly string[];
}

const VOID = new Set(["meta", "br", "hr", "img", "input", "link"]);
const TOKEN =
	/<!DOCTYPE html>|<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s=>/]+(?:="[^"<]*")?)*)\s*(\/?)>/g;
const ATTRIBUTE = /\s+([^\s=>/]+)(?:="([^"<]*)")?/g;

/** Reads a page strictly; throws when a tag is not closed in order, or when a `<` stands outside a tag. */
export function parseHtml(page: string): { tags: Tag[]; text: string } {
	const open: string[] = [];
	const tags: Tag[] = [];
	let text = "";
	let end = 0;
	for (const token of page.matchAll(TOKEN)) {
		const between = page.slice(end, token.index);
		if (between.includes("<")) throw new Error(`A bare < in: ${between.slice(0, 80)}`);
		if (!open.includes("style")) text += between;
		end = token.index + token[0].length;
		const [, closing, name, attributes = "", selfClosing] = token;
		if (name === undefined) continue;
		if (closing === "/") {
			const last = open.pop();
			if (last !== name) throw new Error(`</${name}> closes <${last}>`);
			continue;
		}
		const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
			([, key = "", value = ""]) => [key, value] as const,
		);
		tags.push({ name, attributes: new Map(pairs), within: [...open] });
		if (selfClosing !== "/" && !VOID.has(name)) open.push(name);
	}
	if (open.length > 0) throw new Error(`Not closed: ${open.join(" ")}`);
	return { tags, text: text + page.slice(end) };
}

/** Text of a page with its entities resolved and its spaces joined. */
export const readText = (text: string): string =>
	text
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, "&");
