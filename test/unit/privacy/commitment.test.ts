import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { AdmittedOrders } from "../../../src/index.js";
import { admissionReceipt } from "../../../src/privacy/admission/admission-receipt.js";
import { orderColumns } from "../../../src/privacy/admitted-orders.js";
import { verifyBatchCommitment } from "../../../src/privacy/index.js";
import type { OrderColumns } from "../../../src/privacy/order-columns.js";
import { batchCommitment } from "../../../src/privacy/proof/batch-commitment.js";
import { batchBytes } from "../../../src/privacy/proof/batch-form.js";
import { type RowColumns, sortedRowBytes, writeNumber } from "../../../src/privacy/proof/sorted-rows.js";
import { admitted, type ShortLine } from "../../support/admitted.js";
import { createRandom, pick, shuffled } from "../../support/guard-random.js";
import { codeOf } from "./given.js";

const NONCE = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
const OTHER = "7f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";

const LINES: readonly ShortLine[] = [
	{ on: "2026-05-04", operatorId: "op-2", siteId: "s-9", sku: "URN" },
	{ on: "2026-05-04", operatorId: "op-1", siteId: "s-1" },
	{ on: "2026-05-04", operatorId: "op-1", siteId: "s-1" },
	{ on: "2026-05-05", operatorId: "op-1", quantity: 3 },
	{ on: "2026-05-05", operatorId: "op-1", quantity: -1, kind: "return" },
	{ on: "2026-01-02", operatorId: "op-2", siteId: "s-1", quantity: 7 },
];
const orders = admitted(LINES);
const commitmentOf = (given: AdmittedOrders, nonce = NONCE): string =>
	batchCommitment(orderColumns(given), nonce);

/** The form of docs/proof.md, written a second time over plain rows. */
function plainBytes(columns: OrderColumns): Buffer {
	const rows = Array.from({ length: columns.length }, (_, row) => ({
		operator: columns.operatorIds[columns.operator[row] as number] as string,
		site: columns.site[row] === 0 ? "" : (columns.siteIds[(columns.site[row] as number) - 1] as string),
		sku: columns.skus[columns.sku[row] as number] as string,
		day: columns.day[row] as number,
		quantity: columns.quantity[row] as number,
	}));
	const used = (values: readonly string[]): string[] => [...new Set(values)].filter((id) => id !== "").sort();
	const operators = used(rows.map(({ operator }) => operator));
	const sites = used(rows.map(({ site }) => site));
	const skus = used(rows.map(({ sku }) => sku));
	const leb = (value: number): number[] =>
		value < 128 ? [value] : [128 + (value % 128), ...leb(Math.floor(value / 128))];
	const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
	const dictionary = (ids: readonly string[]): number[] => [
		...leb(ids.length),
		...ids.flatMap((id) => [...leb(id.length), ...Buffer.from(id)]),
	];
	const numbers = rows.map(({ operator, site, sku, day, quantity }) => [
		operators.indexOf(operator),
		sites.indexOf(site) + 1,
		skus.indexOf(sku),
		zigzag(day),
		zigzag(quantity),
	]);
	numbers.sort((a, b) => a.map((one, at) => one - (b[at] as number)).find((one) => one !== 0) ?? 0);
	return Buffer.from([
		...Buffer.from("reappro/batch/1\n"),
		...dictionary(operators),
		...dictionary(sites),
		...dictionary(skus),
		...leb(rows.length),
		...numbers.flatMap((row) => row.flatMap(leb)),
	]);
}

/** The pieces share their memory: each is copied before the next one is asked for. */
function joinedBytes(pieces: Iterable<Uint8Array>): Buffer {
	const copies: Buffer[] = [];
	for (const bytes of pieces) copies.push(Buffer.from(bytes));
	return Buffer.concat(copies);
}

const formOf = (columns: OrderColumns): Buffer => joinedBytes(batchBytes(columns));

describe("batchCommitment", () => {
	it("is HMAC-SHA-256 over the documented bytes", () => {
		const bytes = plainBytes(orderColumns(orders));
		const expected = createHmac("sha256", Buffer.from(NONCE, "hex")).update(bytes).digest("hex");
		expect(commitmentOf(orders)).toBe(expected);
		expect(commitmentOf(orders)).toBe("3432a2584f75eef782edf7782bd645f508978726aed53cbede2840d7bc8bf434");
	});

	it("does not depend on the order of lines, nor on that of the dictionaries", () => {
		const random = createRandom(20261126);
		for (let run = 0; run < 50; run++) {
			expect(commitmentOf(admitted(shuffled(random, LINES)))).toBe(commitmentOf(orders));
		}
		const columns = orderColumns(orders);
		const padded = {
			...columns,
			operatorIds: [...columns.operatorIds, "op-unused"],
			skus: ["a-unused", ...columns.skus],
			sku: columns.sku.map((place) => place + 1),
		};
		expect(batchCommitment(padded, NONCE)).toBe(commitmentOf(orders));
	});

	it.each<[string, readonly ShortLine[]]>([
		["a line less", LINES.slice(1)],
		["one of two equal lines less", LINES.toSpliced(1, 1)],
		["a line more", [...LINES, { on: "2026-05-04" }]],
		["another day", LINES.with(0, { on: "2026-05-05", operatorId: "op-2", siteId: "s-9", sku: "URN" })],
		["another operator", LINES.with(0, { on: "2026-05-04", siteId: "s-9", sku: "URN" })],
		["another site", LINES.with(0, { on: "2026-05-04", operatorId: "op-2", siteId: "s-8", sku: "URN" })],
		["no site", LINES.with(0, { on: "2026-05-04", operatorId: "op-2", sku: "URN" })],
		["another article", LINES.with(0, { on: "2026-05-04", operatorId: "op-2", siteId: "s-9" })],
		["another number of pieces", LINES.with(3, { on: "2026-05-05", operatorId: "op-1", quantity: 4 })],
		["nothing", []],
	])("changes with %s", (_, lines) => {
		expect(commitmentOf(admitted(lines))).not.toBe(commitmentOf(orders));
	});

	it("tells nothing of equal lines under another nonce", () => {
		expect(commitmentOf(orders, OTHER)).not.toBe(commitmentOf(orders));
		expect(commitmentOf(orders, NONCE.toUpperCase())).toBe(commitmentOf(orders));
	});

	it("writes many lines in chunks as the plain form does, large values too", () => {
		const random = createRandom(7);
		const length = 12_000;
		const places = (size: number): Uint32Array => Uint32Array.from({ length }, () => random.integer(size));
		const ids = (name: string, size: number): string[] =>
			Array.from({ length: size }, (_, at) => `${name}-${(at * 7919) % size}`);
		const columns = {
			policy: orderColumns(orders).policy,
			length,
			operatorIds: ids("op", 20),
			siteIds: ids("site", 300),
			skus: ids("sku", 40),
			operator: places(20),
			site: places(301),
			sku: places(40),
			day: Int32Array.from({ length }, () => 20_000 - random.integer(25_000)),
			quantity: Int32Array.from({ length }, () => random.integer(400) - 200),
		};
		expect(formOf(columns).equals(plainBytes(columns))).toBe(true);
		const extremes = [2_147_483_647, -2_147_483_648, -2_147_483_647, 0];
		const wide = { ...columns, quantity: Int32Array.from({ length }, () => pick(random, extremes)) };
		expect(formOf(wide).equals(plainBytes(wide))).toBe(true);
	});

	it.each([
		["not a text", 7],
		["too short", "8f".repeat(31)],
		["too long", `${NONCE}00`],
		["no hexadecimal digits", "g".repeat(64)],
		["with a line end", `${NONCE}\n`],
		["all zero", "00".repeat(32)],
		["one byte all along", "a7".repeat(32)],
		["two bytes in turn", "a7b3".repeat(16)],
		["a block of 16 bytes twice", NONCE.slice(0, 32).repeat(2)],
		["counting up", Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString("hex")],
		["counting down by 3", Buffer.from(Array.from({ length: 32 }, (_, at) => 255 - 3 * at)).toString("hex")],
		["a text", Buffer.from("correct horse battery staple, 32").toString("hex")],
		["of few different bytes", `${"00".repeat(20)}${NONCE.slice(0, 24)}`],
	])("refuses a nonce that is %s", (_, nonce) => {
		expect(codeOf(() => commitmentOf(orders, nonce as string))).toBe("OPTION_INVALID");
		expect(codeOf(() => verifyBatchCommitment(orders, nonce as string, ""))).toBe("OPTION_INVALID");
	});
});

describe("verifyBatchCommitment", () => {
	const commitment = admissionReceipt(orderColumns(orders), [], NONCE).commitment as string;

	it("shows that a run used just these lines", () => {
		expect(verifyBatchCommitment(orders, NONCE, commitment)).toBe(true);
		expect(verifyBatchCommitment(admitted(LINES.toReversed()), NONCE, commitment)).toBe(true);
		expect(verifyBatchCommitment(admitted(LINES.slice(1)), NONCE, commitment)).toBe(false);
		expect(verifyBatchCommitment(orders, OTHER, commitment)).toBe(false);
		expect(verifyBatchCommitment(orders, NONCE, commitment.toUpperCase())).toBe(false);
		expect(verifyBatchCommitment(orders, NONCE, undefined as unknown as string)).toBe(false);
	});

	it("takes genuine orders only", () => {
		const copy = JSON.parse(JSON.stringify(orders)) as AdmittedOrders;
		expect(codeOf(() => verifyBatchCommitment(copy, NONCE, commitment))).toBe("NOT_ADMITTED");
	});
});

describe("sortedRowBytes", () => {
	const joined = (columns: RowColumns): number[] => [...joinedBytes(sortedRowBytes(columns))];
	const columnsOf = (rows: readonly (readonly number[])[]): RowColumns =>
		[0, 1, 2, 3, 4].map((at) => Uint32Array.from(rows, (row) => row[at] as number)) as unknown as RowColumns;
	const leb = (value: number): number[] => {
		const bytes = new Uint8Array(5);
		return [...bytes.subarray(0, writeNumber(bytes, 0, value))];
	};

	it("gives the same rows whether they fit one number or not", () => {
		const random = createRandom(3);
		const narrow = Array.from({ length: 300 }, () =>
			[3, 2, 5, 40_000, 3].map((size) => random.integer(size)),
		);
		const huge = [4_294_967_295, 4_294_967_295, 4_294_967_295, 4_294_967_295, 4_294_967_295];
		const all = joined(columnsOf([huge, ...narrow]));
		expect(all).toEqual([...joined(columnsOf(narrow)), ...huge.flatMap(leb)]);
	});

	it("packs up to the edge of what a number holds", () => {
		const edges = [
			[1, 0, 0, 2 ** 25 - 1, 2 ** 26 - 1],
			[0, 0, 0, 2 ** 25 - 1, 2 ** 26 - 1],
			[1, 0, 0, 2 ** 25 - 1, 2 ** 26 - 2],
			[1, 0, 0, 0, 2 ** 26 - 1],
		];
		const order = [1, 3, 2, 0];
		expect(joined(columnsOf(edges))).toEqual(order.flatMap((at) => (edges[at] as number[]).flatMap(leb)));
	});

	it("keeps rows apart that one number would join", () => {
		const far = [3, 0, 0, 2 ** 25 - 1, 2 ** 28 - 1];
		const rows = [far, far.with(4, 2 ** 28 - 2), far.with(4, 2 ** 28 - 3)];
		expect(joined(columnsOf(rows))).toEqual(rows.toReversed().flatMap((row) => row.flatMap(leb)));
	});

	it("writes numbers in groups of seven bits", () => {
		expect([0, 127, 128, 300, 2 ** 32 - 1].map(leb)).toEqual([
			[0],
			[127],
			[128, 1],
			[172, 2],
			[255, 255, 255, 255, 15],
		]);
	});
});
