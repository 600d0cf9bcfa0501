import { type DayNumber, type Period, parseIsoDate, periodCeiling, periodOf } from "../calendar/index.js";
import type { OrderColumns } from "../privacy/order-columns.js";
import type { CheckedAggregateOptions } from "./aggregate-options.js";
import { groupingBy, type RankedDictionaries } from "./grouping.js";
import { operatorBegins } from "./operator-begins.js";
import type { PanelColumns } from "./panel-data.js";
import { presenceOf } from "./presence.js";
import { fillStockouts, stockoutsOfSeries } from "./stockouts.js";
import { weekdayProfile } from "./weekday-profile.js";

/** Who shares a first period and a weekday profile: one operator, all together when the panel pools them, or one series. */
interface Owners {
	readonly count: number;
	readonly of: (line: number) => number;
}

function ownersBy(lines: Uint32Array, nameOf: (line: number) => number): Owners {
	const dense = new Map<number, number>();
	for (const line of lines) {
		const name = nameOf(line);
		if (!dense.has(name)) dense.set(name, dense.size);
	}
	return { count: dense.size, of: (line) => dense.get(nameOf(line)) as number };
}

function ownersOf(columns: OrderColumns, lines: Uint32Array, pooled: boolean): Owners {
	if (pooled) return { count: 1, of: () => 0 };
	return ownersBy(lines, (line) => columns.operator[line] as number);
}

/** First period of each owner: of `from`, or of the owner's first line, which shows that its history had begun. */
function ownerStarts(
	columns: OrderColumns,
	lines: Uint32Array,
	owners: Owners,
	period: Period,
	from: DayNumber | undefined,
): Float64Array {
	if (from !== undefined) return new Float64Array(owners.count).fill(periodCeiling(period, from));
	const starts = new Float64Array(owners.count).fill(Infinity);
	for (const line of lines) {
		const owner = owners.of(line);
		starts[owner] = Math.min(starts[owner] as number, columns.day[line] as number);
	}
	return starts.map(period.floor);
}

/** Lines of the chosen articles, those that a successor stands for among them. */
function ofArticles(
	{ skus, sku }: OrderColumns,
	lines: Uint32Array,
	{ articles, successorOf }: CheckedAggregateOptions,
): Uint32Array {
	if (articles === undefined) return lines;
	const isChosen = skus.map((own) => articles.has(successorOf.get(own) ?? own));
	return lines.filter((line) => isChosen[sku[line] as number]);
}

/** Counts admitted lines into complete periods; `all` picks the lines that take part. */
export function buildColumns(
	columns: OrderColumns,
	dictionaries: RankedDictionaries,
	all: Uint32Array,
	options: CheckedAggregateOptions,
): PanelColumns {
	const period = periodOf(options.period);
	// Days that are not over on the processing date have no lines yet: they are unknown, not zero.
	const processingDay = parseIsoDate(columns.policy.processingDate) as DayNumber;
	const end = period.floor(Math.min(options.to ?? processingDay, processingDay));
	const { codeOf, keyOf } = groupingBy(columns, dictionaries, options.by);
	const lines = ofArticles(columns, all, options);
	const pooled = !options.by.includes("operatorId");
	const owners = options.acrossArticles ? ownersOf(columns, lines, pooled) : ownersBy(lines, codeOf);
	const begins = options.acrossArticles
		? undefined
		: operatorBegins(
				columns,
				lines.filter((line) => columns.day[line]! < end && columns.day[line]! >= (options.from ?? -Infinity)),
				owners,
				{ period, end },
			);
	const firstDay =
		begins === undefined || options.from !== undefined
			? ownerStarts(columns, lines, owners, period, options.from)
			: Float64Array.from(begins, (own) => Math.min(...own.values()));
	const counted = lines.filter((line) => {
		const day = columns.day[line] as number;
		return day < end && day >= (firstDay[owners.of(line)] as number);
	});

	const ownerOfCode = new Map<number, number>();
	const orderDays = Array.from({ length: owners.count }, (): number[] => []);
	for (const line of counted) {
		const owner = owners.of(line);
		ownerOfCode.set(codeOf(line), owner);
		if ((columns.quantity[line] as number) > 0) orderDays[owner]?.push(columns.day[line] as number);
	}
	const codes = Float64Array.from(ownerOfCode.keys()).sort();
	const indexOfCode = new Map<number, number>();
	const starts = new Int32Array(codes.length);
	const offsets = new Int32Array(codes.length + 1);
	const profiles = new Int32Array(codes.length);
	codes.forEach((code, index) => {
		const owner = ownerOfCode.get(code) as number;
		indexOfCode.set(code, index);
		profiles[index] = owner;
		starts[index] = firstDay[owner] as number;
		offsets[index + 1] = (offsets[index] as number) + period.count(starts[index] as number, end);
	});

	const keys = Array.from(codes, keyOf);
	const stockouts = stockoutsOfSeries(keys, options.by, options.stockouts);
	const cells = offsets[codes.length] as number;
	const units = new Float64Array(cells);
	const lineCounts = new Float64Array(cells);
	const squares = new Float64Array(cells);
	const seen = new Float64Array(codes.length);
	const behind = new Float64Array(codes.length);
	for (const line of counted) {
		const index = indexOfCode.get(codeOf(line)) as number;
		const quantity = columns.quantity[line] as number;
		const step = period.count(starts[index] as number, period.floor(columns.day[line] as number));
		const cell = (offsets[index] as number) + step;
		if (quantity > 0 || options.netReturns) units[cell] = (units[cell] as number) + quantity;
		if (quantity < 0) continue;
		if (stockouts.size > 0) stockouts.get(index)?.delete(columns.day[line] as number);
		lineCounts[cell] = (lineCounts[cell] as number) + 1;
		squares[cell] = (squares[cell] as number) + quantity * quantity;
		const operatorId = columns.operatorIds[columns.operator[line] as number] as string;
		seen[index] = (seen[index] as number) + 1;
		behind[index] = (behind[index] as number) + 1 / (options.shareOf.get(operatorId) ?? 1);
	}
	for (let cell = 0; cell < cells; cell++) units[cell] = Math.max(0, units[cell] as number);
	const counts = { keys, by: options.by, starts, offsets, units, lines: lineCounts, squares };
	const weekdayProfiles = orderDays.map(weekdayProfile);
	fillStockouts(counts, stockouts, {
		period,
		profileOf: (index) => weekdayProfiles[profiles[index]!]!,
	});

	const presence = pooled
		? presenceOf(columns, counted, offsets, (line) => indexOfCode.get(codeOf(line)) as number, {
				period,
				starts,
				...(begins === undefined ? {} : { begins: Array.from(profiles, (owner) => begins[owner]!) }),
			})
		: undefined;
	return {
		period: options.period,
		...counts,
		purpose: columns.policy.purpose,
		end,
		shares: seen.map((count, index) => (count === 0 ? 1 : count / (behind[index] as number))),
		...(presence === undefined ? {} : { presence }),
		profiles,
		weekdayProfiles,
	};
}
