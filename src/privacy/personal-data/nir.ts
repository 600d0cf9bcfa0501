const NIR = /^[12][0-9]{5}[0-9AB][0-9]{8}$/;

/**
 * Whether a text is a French social security number (NIR) with a right key: 15 characters, the last two are
 * 97 - (first 13 mod 97), with the Corsican departments 2A read as 19 and 2B as 18 (INSEE).
 *
 * @param text digits, with A or B in seventh place for Corsica
 * @returns true when form and key fit
 * @example
 * isNir("185057800608491"); // => true
 * isNir("185057800608492"); // => false
 */
export function isNir(text: string): boolean {
	if (!NIR.test(text)) return false;
	const letter = text[6];
	const corsican = letter === "A" || letter === "B";
	if (corsican && text[5] !== "2") return false;
	const digits = corsican ? `${text.slice(0, 5)}${letter === "A" ? "19" : "18"}${text.slice(7)}` : text;
	return 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13));
}
