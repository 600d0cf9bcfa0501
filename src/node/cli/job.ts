import type { Admission, Coverage, Item, PolicyInput, StockPosition, Supplier } from "../../index.js";
import { admitOrders, definePolicy } from "../../index.js";
import { admitOrderFile } from "../files/admit-order-file.js";
import type { ReadOptions } from "../files/file-format.js";
import { readAgreements, readCoverage, readItems, readStock, readSuppliers } from "../files/read-tables.js";
import { simulateHistory } from "../sample/simulate-history.js";
import { readColumnMaps } from "./column-maps.js";
import type { CommandOptions } from "./options.js";

/** All that a run needs, through the guard already. */
export interface Job {
	readonly asOf: string;
	readonly admission: Admission;
	readonly items: readonly Item[];
	readonly stock?: readonly StockPosition[];
	readonly suppliers?: readonly Supplier[];
	readonly coverage?: readonly Coverage[];
	/** Where the sample's figures are from; absent for a user's own files. */
	readonly sources?: string;
	/** First text lines of refused records, and columns that are not part of an order line. */
	readonly refusedAt: readonly { readonly line: number; readonly reasons: readonly string[] }[];
	readonly unknownColumns: readonly number[];
}

/** The sample: three years up to a fixed day, because the command reads no clock. */
export const SAMPLE_SPAN = { seed: 20_261_123, from: "2023-11-20", to: "2026-11-23" } as const;

const REFUSED_SHOWN = 5;

function policyInput(options: CommandOptions, groupId: string | undefined) {
	const { purpose, maxLineQuantity } = options;
	return {
		purpose,
		...(purpose === "group-purchasing" && groupId !== undefined ? { groupId } : {}),
		...(maxLineQuantity === undefined ? {} : { maxLineQuantity }),
	} satisfies Partial<PolicyInput>;
}

function sampleJob(options: CommandOptions): Job {
	const sample = simulateHistory(SAMPLE_SPAN);
	const { asOf, agreements, catalogue, items, stock, suppliers, coverage } = sample;
	const policy = definePolicy({
		...policyInput(options, options.groupId ?? sample.groupId),
		processingDate: asOf,
		agreements,
		catalogue,
	});
	const admission = admitOrders(sample.lines, policy);
	const sources = sample.sources.join("; ");
	return { asOf, admission, items, stock, suppliers, coverage, sources, refusedAt: [], unknownColumns: [] };
}

async function fileJob(options: CommandOptions, files: NonNullable<CommandOptions["files"]>): Promise<Job> {
	const maps = files.map === undefined ? {} : await readColumnMaps(files.map);
	const readOptions = (table: keyof typeof maps): ReadOptions => {
		const columns = maps[table];
		return columns === undefined ? options.style : { ...options.style, columns };
	};
	const agreements = await readAgreements(files.agreements, readOptions("agreements"));
	const items = await readItems(files.items, readOptions("items"));
	const policy = definePolicy({
		...policyInput(options, options.groupId),
		processingDate: files.asOf,
		agreements,
		catalogue: items.map(({ sku }) => sku),
	});
	const stock =
		files.stock === undefined ? {} : { stock: await readStock(files.stock, readOptions("stock")) };
	const suppliers =
		files.suppliers === undefined
			? {}
			: { suppliers: await readSuppliers(files.suppliers, readOptions("suppliers")) };
	const coverage =
		files.coverage === undefined
			? {}
			: { coverage: await readCoverage(files.coverage, readOptions("coverage")) };
	const { admission, problems, unknownColumns, lineOf } = await admitOrderFile(
		files.orders,
		policy,
		readOptions("orders"),
	);
	const codes = new Map(problems.map(({ line, code }) => [line, code]));
	const refusedAt = admission.refusals.slice(0, REFUSED_SHOWN).map(({ index, reasons }) => {
		const line = lineOf(index);
		const problem = codes.get(line);
		return { line, reasons: problem === undefined ? reasons : [problem] };
	});
	return {
		asOf: files.asOf,
		admission,
		items,
		...stock,
		...suppliers,
		...coverage,
		refusedAt,
		unknownColumns,
	};
}

/**
 * Reads the files, or makes the sample, and lets the order lines through the guard.
 *
 * @param options of the command
 * @returns what the plan needs
 * @throws {ReapproError} what the readers, the policy and the guard throw
 */
export async function prepareJob(options: CommandOptions): Promise<Job> {
	return options.files === undefined ? sampleJob(options) : fileJob(options, options.files);
}
