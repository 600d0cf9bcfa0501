import { civilFromDay, type DayNumber, dayFromCivil, type Period, parseIsoDate } from "../calendar/index.js";
import type { SeasonProfile } from "../forecast/index.js";
import {
	type CellContribution,
	judgeCell,
	type PeriodVolume,
	type ReleaseRules,
	type RunArticle,
} from "../privacy/index.js";

const MONTHS = 12;
/** Years that a season is read from: enough to tell it from noise, few enough to be of today. */
const MOST_YEARS = 5;
const FEWEST_YEARS = 2;
/** A history that begins within so many days of a year has the whole of it. */
const DAYS_MISSED = 14;
/** Two months that bring this part of a year: an article that lives on a few weeks and has the season of no other. */
const MOST_OF_YEAR = 0.5;

/** What seasons are read from. */
export interface SeasonSource {
	/** Articles whose figures the gate let out, with the volumes of all members. */
	readonly released: ReadonlyMap<string, readonly PeriodVolume[]>;
	/** End of the data. */
	readonly dataUntil: DayNumber;
	readonly period: Period;
	/**
	 * First calendar year of each article that may be read; absent for any. Earlier runs may have told seasons of the years
	 * before with other members or other lines, whose difference from those of today would be what has come or gone.
	 */
	readonly firstYears: ReadonlyMap<string, number>;
	/** Share of each member's lines that carry the opt-in; absent for all. */
	readonly coverage: ReadonlyMap<string, number>;
}

type MonthCells = readonly Map<string, { quantity: number; orders: number }>[];

const emptyCells = (): MonthCells => Array.from({ length: MONTHS }, () => new Map());

function count(cells: MonthCells, place: number, { operatorId, quantity, orders }: CellContribution): void {
	const known = cells[place]!.get(operatorId) ?? { quantity: 0, orders: 0 };
	cells[place]!.set(operatorId, { quantity: known.quantity + quantity, orders: known.orders + orders });
}

const contributionsOf = (cells: MonthCells): CellContribution[][] =>
	cells.map((cell) => [...cell].map(([operatorId, own]) => ({ operatorId, ...own })));

/**
 * Volumes of some articles by month of the year and member, over the last whole calendar years: a window that moved from
 * run to run would show by its difference what each week brought.
 */
class MonthTable {
	readonly #cells = emptyCells();
	/** The same of each year by itself: years come into the window and leave it. */
	readonly #byYear = new Map<number, MonthCells>();
	readonly #coverage: ReadonlyMap<string, number>;
	/** Days of the periods that count for each month: a period is of the month of its middle. */
	readonly #days = new Float64Array(MONTHS);
	readonly years: number;
	/** The year after the last that is read. */
	readonly #until: number;

	constructor(
		volumes: readonly PeriodVolume[],
		source: Pick<SeasonSource, "dataUntil" | "period" | "coverage">,
		firstYear: number,
	) {
		this.#coverage = source.coverage;
		const dated = volumes.map((volume) => ({ ...volume, day: parseIsoDate(volume.periodStart)! }));
		const first = dated.reduce((least, { day }) => Math.min(least, day), source.dataUntil);
		const until = civilFromDay(source.dataUntil).year;
		let years = 0;
		const reaches = (year: number): boolean =>
			year >= firstYear && first <= dayFromCivil(year, 1, 1) + DAYS_MISSED;
		while (years < MOST_YEARS && reaches(until - years - 1)) years++;
		this.years = years;
		this.#until = until;
		const { period } = source;
		const middleOf = (start: DayNumber): DayNumber =>
			start + Math.floor((period.offset(start, 1) - start) / 2);
		const [from, to] = [dayFromCivil(until - years, 1, 1), dayFromCivil(until, 1, 1)];
		for (let end = source.dataUntil; ; ) {
			const start = period.offset(end, -1);
			const middle = middleOf(start);
			if (middle < Math.max(from, first)) break;
			if (middle < to) this.#days[civilFromDay(middle).month - 1]! += end - start;
			end = start;
		}
		for (const volume of dated) {
			const middle = middleOf(volume.day);
			if (middle < from || middle >= to) continue;
			const { year, month } = civilFromDay(middle);
			count(this.#cells, month - 1, volume);
			const own = this.#byYear.get(year) ?? emptyCells();
			this.#byYear.set(year, own);
			count(own, month - 1, volume);
		}
	}

	/** What the gate judges: the members' volumes of each month, of all years and of each year by itself. */
	contributions(): CellContribution[][] {
		return [this.#cells, ...this.#byYear.values()].flatMap(contributionsOf);
	}

	/** The same of each year that is read, empty ones too. */
	byYear(): { readonly year: number; readonly months: CellContribution[][] }[] {
		return Array.from({ length: this.years }, (_, back) => {
			const year = this.#until - back - 1;
			return { year, months: contributionsOf(this.#byYear.get(year) ?? emptyCells()) };
		});
	}

	/** Demand of a day of each month over the mean, and its variance from counting alone. */
	index(): { readonly raw: number[]; readonly noise: number[] } {
		const totals = contributionsOf(this.#cells).map((cell) =>
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
		for (const { operatorId, quantity } of contributionsOf(this.#cells).flat())
			members.set(operatorId, (members.get(operatorId) ?? 0) + quantity);
		let all = 0;
		for (const [operatorId, quantity] of members) all += quantity / (this.#coverage.get(operatorId) ?? 1);
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
 * What members had by month in each whole calendar year that a season could be read from.
 *
 * @param volumes of all members
 * @param source end of the data and period
 * @returns the years, for the register: one that was told must not be told otherwise
 */
export const seasonYears = (
	volumes: readonly PeriodVolume[],
	source: Pick<SeasonSource, "dataUntil" | "period" | "coverage">,
): RunArticle["years"] & object => new MonthTable(volumes, source, Number.NEGATIVE_INFINITY).byYear();

/**
 * Seasons that a group run may hand to its members, as `priors` of their own runs: of all released articles together, and
 * of each of them.
 *
 * Each month of a season is a cell of the gate whose contributions are the members' volumes in it; an article's season
 * leaves when all its months pass, those of each year by itself too. The season of all is that
 * of the articles whose own may leave, without those that live on a few weeks of the year: what it held beside them could
 * be taken apart. An article's season leans on that of all where its own may be noise. Two whole calendar years are needed.
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
		.map(([sku, volumes]) => {
			const firstYear = source.firstYears.get(sku) ?? Number.NEGATIVE_INFINITY;
			return { sku, volumes, firstYear, table: new MonthTable(volumes, source, firstYear) };
		})
		.filter(({ table }) => isOpen(table, rules));
	const steady = tables.filter(({ table }) => !followsCalendar(table));
	const all = new MonthTable(
		steady.flatMap(({ volumes }) => volumes),
		source,
		// Of each article only years that its own season is read from.
		steady.reduce((latest, { firstYear }) => Math.max(latest, firstYear), Number.NEGATIVE_INFINITY),
	);
	const common = isOpen(all, rules) ? shrunk(all.index(), even) : undefined;
	const articles = tables.map(
		({ sku, table }): SeasonProfile => ({
			...profile(shrunk(table.index(), common ?? even)),
			sku,
			weeklyMean: toTwoDigits(table.weeklyMean()),
		}),
	);
	return common === undefined ? articles : [profile(common), ...articles];
}
