/** A process of its own: `node --expose-gc measure-growth.ts LINES` prints what so many plain lines take. */
import { formatIsoDate, parseIsoDate } from "../../src/calendar/index.js";
import { admitOrders, definePolicy } from "../../src/index.js";

/** Time and memory of one run. */
export interface Growth {
	readonly lines: number;
	readonly nanoseconds: number;
	/** Live bytes when the last line was taken, columns, ids and table. */
	readonly whileAdmitting: number;
	/** Highest resident memory of the process above what it had before, garbage and all. */
	readonly atPeak: number;
	/** Live bytes behind the admitted orders alone. */
	readonly kept: number;
}

const OPERATORS = 20;
const ARTICLES = 30;
const names = (prefix: string, count: number): string[] =>
	Array.from({ length: count }, (_, at) => `${prefix}-${at}`);
const operators = names("operator", OPERATORS);
const articles = names("article", ARTICLES);
const lastDay = parseIsoDate("2026-11-23") as number;
const days = Array.from({ length: 3000 }, (_, at) => formatIsoDate(lastDay - at));

const policy = definePolicy({
	purpose: "replenishment",
	processingDate: "2026-11-23",
	catalogue: articles,
	agreements: operators.map((operatorId) => ({
		agreementId: `agreement-${operatorId}`,
		version: 1,
		operatorId,
		purposes: ["replenishment"],
		signedOn: "2015-01-01",
		validFrom: "2015-01-01",
		historyFrom: "2015-01-01",
		textSha256: "0".repeat(64),
	})),
});

const collect = (globalThis as { gc?: () => void }).gc as () => void;
const liveBytes = (): number => {
	collect();
	collect();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
};
const cpuNanoseconds = (): number => {
	const { user, system } = process.cpuUsage();
	return (user + system) * 1000;
};

function* linesUpTo(count: number, atEnd: () => void): Generator<object> {
	for (let at = 0; at < count; at++) {
		yield {
			lineId: `L${at.toString(36)}`,
			caseRef: `C${(at >> 2).toString(36)}`,
			operatorId: operators[at % OPERATORS],
			sku: articles[(at * 7) % ARTICLES],
			quantity: 1 + (at % 3),
			orderedOn: days[at % 3000],
			optIn: true,
		};
	}
	atEnd();
}

function drain(lines: Iterable<object>): number {
	let seen = 0;
	for (const line of lines) if ("optIn" in line) seen += 1;
	return seen;
}

const count = Number(process.argv[2]);
drain(linesUpTo(1000, () => undefined));
admitOrders(
	linesUpTo(1000, () => undefined),
	policy,
);
const startMaking = cpuNanoseconds();
drain(linesUpTo(count, () => undefined));
const making = cpuNanoseconds() - startMaking;

const before = liveBytes();
const residentBefore = process.memoryUsage().rss;
let taken = 0;
let measuring = 0;
const start = cpuNanoseconds();
const { orders, receipt } = admitOrders(
	linesUpTo(count, () => {
		const begin = cpuNanoseconds();
		taken = liveBytes() - before;
		measuring = cpuNanoseconds() - begin;
	}),
	policy,
);
const time = cpuNanoseconds() - start - measuring - making;
const atPeak = process.resourceUsage().maxRSS * 1024 - residentBefore;
const kept = liveBytes() - before;
if (receipt.linesAdmitted !== count || JSON.stringify(orders).length === 0)
	throw new Error("every line should pass");
const growth: Growth = {
	lines: count,
	nanoseconds: time / count,
	whileAdmitting: taken / count,
	atPeak: atPeak / count,
	kept: kept / count,
};
console.log(JSON.stringify(growth));
