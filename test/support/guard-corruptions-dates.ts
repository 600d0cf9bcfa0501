import { dateBetween, pick, type Random } from "./guard-random.js";

/** A way to write what is no date `YYYY-MM-DD`. */
export interface BadDate {
	readonly name: string;
	readonly write: (random: Random) => string;
}

const fixed = (values: readonly string[]): BadDate[] =>
	values.map((value) => ({ name: JSON.stringify(value).slice(0, 40), write: () => value }));

const spoilt = (name: string, spoil: (date: string, random: Random) => string): BadDate => ({
	name,
	write: (random) => spoil(dateBetween(random, "2023-01-01", "2026-11-23"), random),
});

/** Days that do not exist and ways of writing that are not taken. */
export const BAD_DATES: readonly BadDate[] = [
	...fixed([
		"",
		" ",
		"today",
		"2026-02-29",
		"2026-02-30",
		"1900-02-29",
		"2026-04-31",
		"2026-13-01",
		"2026-00-10",
		"2026-05-00",
		"2026-05-32",
		"2026-5-17",
		"26-05-17",
		"2026-W21-1",
		"2026-137",
		"-2026-05-17",
		"+002026-05-17",
		"2026-05-1\u0667",
		"\uff12\uff10\uff12\uff16-05-17",
		"2026-05-1e",
		"2026-05-+7",
		"2026--5-17",
		"0x7EA-05-17",
		"2026-05-17T",
		"null",
	]),
	spoilt("without hyphens", (date) => date.replaceAll("-", "")),
	spoilt("slashes", (date) => date.replaceAll("-", "/")),
	spoilt("non-breaking hyphens", (date) => date.replaceAll("-", "\u2011")),
	spoilt("true minus signs", (date) => date.replace("-", "\u2212")),
	spoilt("day first", (date) => date.split("-").reverse().join("-")),
	spoilt("day first with slashes", (date) => date.split("-").reverse().join("/")),
	spoilt("with a time", (date) => `${date}T00:00:00Z`),
	spoilt("with a time of the day", (date) => `${date} 12:00`),
	spoilt("a space after it", (date) => `${date} `),
	spoilt("a space before it", (date) => ` ${date}`),
	spoilt("an end of line after it", (date) => `${date}\n`),
	spoilt("a NUL after it", (date) => `${date}\u0000`),
	spoilt("a zero-width space", (date) => `${date.slice(0, 4)}\u200b${date.slice(4)}`),
	spoilt("a byte order mark", (date) => `\ufeff${date}`),
	spoilt("twice", (date) => `${date}${date}`),
	spoilt("a digit more", (date, random) => `${date}${random.integer(10)}`),
	spoilt("a digit less", (date) => date.slice(0, -1)),
	spoilt(
		"a month too many",
		(date, random) => `${date.slice(0, 5)}${13 + random.integer(87)}${date.slice(7)}`,
	),
	spoilt("a day too many", (date, random) => `${date.slice(0, 8)}${32 + random.integer(68)}`),
	spoilt("a letter among the digits", (date, random) => {
		const at = pick(random, [0, 1, 2, 3, 5, 6, 8, 9]);
		return `${date.slice(0, at)}${pick(random, ["O", "l", "x", ".", " "])}${date.slice(at + 1)}`;
	}),
	{ name: "100,000 digits", write: () => "2".repeat(100_000) },
];
