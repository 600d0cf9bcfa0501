import { civilFromDay, type DayNumber, type Period, parseIsoDate } from "../calendar/index.js";
import type { SeasonProfile } from "../forecast/index.js";
import { type CellContribution, judgeCell, type PeriodVolume, type ReleaseRules } from "../privacy/index.js";

const MONTHS = 12;
/** Years that a season is read from: enough to tell it from noise, few enough to be of today. */
const MOST_YEARS = 5;
const FEWEST_YEARS = 2;
/** Two months that bring this part of a year: an article that lives on a few weeks and has the season of no other. */
const MOST_OF_YEAR = 0.5;

/** What seasons are read from. */
export interface SeasonSource {
	/** Articles whose figures the gate let out, with the volumes of all members. */
	readonly released: ReadonlyMap<string, readonly PeriodVolume[]>;
	/** End of the data. */
	readonly dataUntil: DayNumber;
	readonly period: Period;
	/** Share of each member's lines that carry the opt-in; absent for all. */
	readonly coverage: ReadonlyMap<string, number>;
}

/** Volumes of some articles by month of the year and member, over the last whole years. */
class MonthTable {
	readonly #cells: readonly Map<string, { quantity: number; orders: number }>[] = Array.from(
		{ length: MONTHS },
		() => new Map(),
	);
	readonly #source: SeasonSource;
	/** Days of the periods that count for each month: a period is of the month of its middle. */
	readonly #days = new Float64Array(MONTHS);
	readonly years: number;

	constructor(volumes: readonly PeriodVolume[], source: SeasonSource) {
		this.#source = source;
		const dated = volumes.map((volume) => ({ ...volume, day: parseIsoDate(volume.periodStart)! }));
		const first = dated.reduce((least, { day }) => Math.min(least, day), source.dataUntil);
		this.years = Math.min(Math.floor((source.dataUntil - first) / 365), MOST_YEARS);
		const from = source.dataUntil - 365.25 * this.years;
		const { period } = source;
		const placeOf = (start: DayNumber): number | undefined => {
			const middle = start + Math.floor((period.offset(start, 1) - start) / 2);
			return middle < from ? undefined : civilFromDay(middle).month - 1;
		};
		for (let end = source.dataUntil; ; ) {
			const start = period.offset(end, -1);
			const place = placeOf(start);
			if (place === undefined) break;
			this.#days[place]! += end - start;
			end = start;
		}
		for (const { operatorId, quantity, orders, day } of dated) {
			const place = placeOf(day);
			if (place === undefined) continue;
			const cell = this.#cells[place]!;
			const known = cell.get(operatorId) ?? { quantity: 0, orders: 0 };
			cell.set(operatorId, { quantity: known.quantity + quantity, orders: known.orders + orders });
		}
	}

	/** What the gate judges: the members' volumes of each month. */
	contributions(): CellContribution[][] {
		return this.#cells.map((cell) => [...cell].map(([operatorId, own]) => ({ operatorId, ...own })));
	}

	/** Demand of a day of each month over the mean, and its variance from counting alone. */
	index(): { readonly raw: number[]; readonly noise: number[] } {
		const totals = this.contributions().map((cell) =>
			cell.reduce(
				(sum, own) => ({ quantity: sum.quantity + own.quantity, orders: sum.orders + own.orders }),
				{
					quantity: 0,
					orders: 0,
				},
			),
		);
		const rates = totals.map(({ quantity }, month) => quantity / this.#days[month]!);
		const mean = rates.reduce((sum, rate) => sum + rate, 0) / MONTHS;
		const raw = rates.map((rate) => rate / mean);
		return { raw, noise: raw.map((value, month) => value ** 2 / totals[month]!.orders) };
	}

	/** Pieces of an average week of one member, those without opt-in counted in. */
	weeklyMean(): number {
		const members = new Map<string, number>();
		for (const { operatorId, quantity } of this.contributions().flat())
			members.set(operatorId, (members.get(operatorId) ?? 0) + quantity);
		let all = 0;
		for (const [operatorId, quantity] of members)
			all += quantity / (this.#source.coverage.get(operatorId) ?? 1);
		const days = this.#days.reduce((sum, own) => sum + own, 0);
		return all / members.size / (days / 7);
	}
}

/** What is told is no more exact than it is known: a season to a hundredth of its mean, a level to two digits. */
const toHundredths = (value: number): number => Number(value.toFixed(2));
const toTwoDigits = (value: number): number => Number(value.toPrecision(2));

/**
 * An index shrunk towards another where it may be noise: by the part of its spread around it that counting explains
 * (James and Stein's rule, positive part).
 */
function shrunk(
	index: { readonly raw: number[]; readonly noise: number[] },
	towards: readonly number[],
): number[] {
	const spread =
		index.raw.reduce((sum, value, month) => sum + (value - towards[month]!) ** 2, 0) / (MONTHS - 1);
	const noise = index.noise.reduce((sum, value) => sum + value, 0) / MONTHS;
	const kept = spread > 0 ? Math.max(1 - noise / spread, 0) : 0;
	return index.raw.map((value, month) => towards[month]! + kept * (value - towards[month]!));
}

function isOpen(table: MonthTable, rules: ReleaseRules): boolean {
	return (
		table.years >= FEWEST_YEARS && table.contributions().every((cell) => judgeCell(cell, rules).released)
	);
}

/** Whether an article has demand on a few weeks of the year and hardly any else, as flowers of remembrance. */
function followsCalendar(table: MonthTable): boolean {
	const [first, second] = table.index().raw.sort((a, b) => b - a);
	return (first! + second!) / MONTHS > MOST_OF_YEAR;
}

const profile = (
	index: readonly number[],
): Pick<SeasonProfile, "kind" | "schemaVersion" | "monthlyIndex"> => ({
	kind: "season-profile",
	schemaVersion: 1,
	monthlyIndex: index.map((value) => toHundredths(Math.max(value, 0))),
});

/**
 * Seasons that a group run may hand to its members, as `priors` of their own runs: of all released articles together, and
 * of each of them.
 *
 * Each month of a season is a cell of the gate whose contributions are the members' volumes in it; a season leaves when
 * all twelve pass. An article's season leans on that of all articles where its own may be noise; articles that live on a
 * few weeks of the year are not among those. At least two whole years of data are needed.
 *
 * @param source released articles with their volumes
 * @param rules the policy's release rules
 * @returns the season of all articles, without a level, and then those of articles in code unit order, with the pieces of
 * an average week of one member
 * @see Efron, Morris (1973), Stein's estimation rule and its competitors
 */
export function seasonProfiles(source: SeasonSource, rules: ReleaseRules): SeasonProfile[] {
	const even = Array.from({ length: MONTHS }, () => 1);
	const tables = [...source.released]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([sku, volumes]) => ({ sku, volumes, table: new MonthTable(volumes, source) }));
	const steady = tables.filter(({ table }) => !followsCalendar(table));
	const all = new MonthTable(
		steady.flatMap(({ volumes }) => volumes),
		source,
	);
	if (steady.length > 0 && !isOpen(all, rules)) return [];
	const common = steady.length > 0 ? shrunk(all.index(), even) : even;
	const articles = tables.flatMap(({ sku, table }): SeasonProfile[] => {
		if (!isOpen(table, rules)) return [];
		return [
			{
				...profile(shrunk(table.index(), common)),
				sku,
				weeklyMean: toTwoDigits(table.weeklyMean()),
			},
		];
	});
	return steady.length > 0 ? [profile(common), ...articles] : articles;
}
