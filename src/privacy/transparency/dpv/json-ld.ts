import type { TransparencyLocale } from "../locale.js";

/** A value of a node: a reference, a text in a language, a typed literal, or several. */
export type JsonLdValue =
	| string
	| { readonly "@id": string }
	| { readonly "@value": string; readonly "@language": string }
	| { readonly "@value": string | number; readonly "@type": string }
	| readonly JsonLdValue[];

/** A node: `@id`, `@type`, and properties that all have a prefix. */
export interface JsonLdNode {
	readonly "@id": string;
	readonly "@type": string | readonly string[];
	readonly [property: `${string}:${string}`]: JsonLdValue;
}

/** A flat graph with the prefixes that it uses. */
export interface JsonLdDocument {
	readonly "@context": Readonly<Record<string, string>>;
	readonly "@graph": readonly JsonLdNode[];
}

/** A reference to a node of the graph or to a term. */
export const refer = (id: string): { readonly "@id": string } => ({ "@id": id });

/** References to many. */
export const referAll = (ids: readonly string[]): readonly JsonLdValue[] => ids.map(refer);

/** A text in a language. */
export const says = (text: string, locale: TransparencyLocale): JsonLdValue => ({
	"@value": text,
	"@language": locale,
});

/** A literal of a type of XML Schema. */
export const typed = (value: string | number, type: string): JsonLdValue => ({
	"@value": value,
	"@type": type,
});
