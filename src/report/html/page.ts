import { html, type SafeHtml, trusted } from "./html.js";
import { STYLE } from "./style.js";

/** What a page is made of. */
export interface PageParts {
	/** Language tag, such as `en-GB`. */
	readonly language: string;
	readonly title: string;
	readonly header: SafeHtml;
	readonly main: SafeHtml;
}

/** A page that stands alone: its own style, no script, and a policy that lets it load nothing. */
export const page = ({ language, title, header, main }: PageParts): string =>
	html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header>${header}</header>
<main>${main}</main>
</body>
</html>
`.toString();
