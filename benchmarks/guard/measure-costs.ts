import * as z from "zod";
import { admitOrders, definePolicy } from "../../src/index.js";
import type { Lines } from "./lines.js";

/** CPU time of one way to go through the lines. */
export interface Cost {
	readonly what: string;
	/** Median over the rounds. */
	readonly nanoseconds: number;
	/** Over the time of `JSON.parse` in the same round: median, least and most. */
	readonly ratio: number;
	readonly least: number;
	readonly most: number;
}

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
/** What a careful program would write; it knows nothing of rights, repeats, withdrawals or personal data. */
const strictLine = z.strictObject({
	lineId: id,
	caseRef: id.optional(),
	operatorId: id,
	siteId: id.optional(),
	sku: id,
	kind: z.enum(["order", "return"]).optional(),
	quantity: z.int(),
	orderedOn: z.iso.date(),
	optIn: z.literal(true),
	consent: z
		.strictObject({
			ref: id,
			purposes: z.array(z.enum(["replenishment", "habit-analysis", "group-purchasing"])),
			grantedOn: z.iso.date(),
			expiresOn: z.iso.date().optional(),
			withdrawnOn: z.iso.date().optional(),
			noticeVersion: id.optional(),
		})
		.optional(),
});

const cpuNanoseconds = (): number => {
	const { user, system } = process.cpuUsage();
	return (user + system) * 1000;
};

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Rounds of some ways, the first of which is what the others are compared with. */
function measured(
	names: readonly string[],
	ways: Readonly<Record<string, () => void>>,
	rounds: number,
	lines: number,
): Cost[] {
	const times = names.map((): number[] => []);
	for (let round = -2; round < rounds; round++) {
		names.forEach((what, at) => {
			const start = cpuNanoseconds();
			ways[what]?.();
			if (round >= 0) times[at]?.push((cpuNanoseconds() - start) / lines);
		});
	}
	const base = times[0] as number[];
	return times.map((all, at) => {
		const ratios = all.map((time, round) => time / (base[round] as number));
		return {
			what: names[at] as string,
			nanoseconds: median(all),
			ratio: median(ratios),
			least: Math.min(...ratios),
			most: Math.max(...ratios),
		};
	});
}

/**
 * Goes through the lines in each way, round by round after two that are not counted. `structuredClone` has rounds of its
 * own beside `JSON.parse`: the collector would make the others pay for the copies that it leaves behind.
 */
export function measureCosts({ lines, texts, policy: input }: Lines, rounds: number): Cost[] {
	const policy = definePolicy(input);
	const ways: Readonly<Record<string, () => void>> = {
		"JSON.parse": () => {
			for (const text of texts) JSON.parse(text);
		},
		admitOrders: () => {
			const { linesAdmitted } = admitOrders(lines, policy).receipt;
			// A file may hold exact repeats, which count once.
			if (linesAdmitted < 0.99 * lines.length) throw new Error("nearly every line should pass");
		},
		"strict zod schema": () => {
			for (const line of lines) strictLine.parse(line);
		},
		structuredClone: () => {
			for (const line of lines) structuredClone(line);
		},
	};
	const parse = "JSON.parse";
	const first = measured([parse, "admitOrders", "strict zod schema"], ways, rounds, lines.length);
	const second = measured([parse, "structuredClone"], ways, rounds, lines.length);
	return [...first, ...second.filter(({ what }) => what !== parse)];
}
