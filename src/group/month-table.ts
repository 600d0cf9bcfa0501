import { civilFromDay, type DayNumber, dayFromCivil, type Period, parseIsoDate } from "../calendar/index.js";
import type { CellContribution, PeriodVolume } from "../privacy/index.js";
import { DAYS_MISSED, MONTHS, type YearOfMembers, yearOfMembers } from "./member-years.js";

/** Years that a season is read from: few enough to be of today. */
const MOST_YEARS = 5;

/** What volumes are read by. */
export interface MonthSource {
	/** End of the data. */
	readonly dataUntil: DayNumber;
	readonly period: Period;
	/** Share of each member's lines that carry the opt-in; absent for all. */
	readonly coverage: ReadonlyMap<string, number>;
	/** First day of which each member may give orders, a public fact of its agreements; absent for long before. */
	readonly starts: ReadonlyMap<string, DayNumber>;
}

type MonthCells = readonly Map<string, { quantity: number; orders: number }>[];

const emptyCells = (): MonthCells => Array.from({ length: MONTHS }, () => new Map());

function count(cells: MonthCells, place: number, { operatorId, quantity, orders }: CellContribution): void {
	const known = cells[place]!.get(operatorId) ?? { quantity: 0, orders: 0 };
	cells[place]!.set(operatorId, { quantity: known.quantity + quantity, orders: known.orders + orders });
}

const contributionsOf = (cells: MonthCells): CellContribution[][] =>
	cells.map((cell) => [...cell].map(([operatorId, own]) => ({ operatorId, ...own })));

/** A volume and the day that says of which month its period is: the middle. */
interface Placed extends PeriodVolume {
	readonly middle: DayNumber;
	readonly year: number;
	readonly month: number;
}

/**
 * Volumes of some articles by month of the year and member, over the last whole calendar years: a window that moved from
 * run to run would show by its difference what each week brought. Of each year only members that were there throughout.
 */
export class MonthTable {
	readonly #cells = emptyCells();
	/** The same of each year by itself: years come into the window and leave it. */
	readonly #byYear = new Map<number, MonthCells>();
	readonly #members = new Map<number, YearOfMembers>();
	/** Volumes that count. */
	readonly counted: readonly PeriodVolume[];
	readonly #coverage: ReadonlyMap<string, number>;
	/** Days of the periods that count for each month. */
	readonly #days = new Float64Array(MONTHS);
	readonly #daysOfYear = new Map<number, number>();
	readonly years: number;
	/** The year after the last that is read. */
	readonly #until: number;

	constructor(volumes: readonly PeriodVolume[], source: MonthSource, firstYear: number) {
		const { period, dataUntil, starts } = source;
		this.#coverage = source.coverage;
		const middleOf = (start: DayNumber): DayNumber =>
			start + Math.floor((period.offset(start, 1) - start) / 2);
		const dated = volumes.map((volume) => ({ ...volume, day: parseIsoDate(volume.periodStart)! }));
		const first = dated.reduce((least, { day }) => Math.min(least, day), dataUntil);
		const until = civilFromDay(dataUntil).year;
		let years = 0;
		const reaches = (year: number): boolean =>
			year >= firstYear && first <= dayFromCivil(year, 1, 1) + DAYS_MISSED;
		while (years < MOST_YEARS && reaches(until - years - 1)) years++;
		this.years = years;
		this.#until = until;
		const placed = dated.map(({ day, ...volume }): Placed => {
			const middle = middleOf(day);
			const { year, month } = civilFromDay(middle);
			return { ...volume, middle, year, month: month - 1 };
		});
		for (let year = until - years; year < until; year++) {
			const own = placed.filter((volume) => volume.year === year);
			this.#members.set(year, yearOfMembers(year, own, starts));
			this.#byYear.set(year, emptyCells());
		}
		for (let end = dataUntil; ; ) {
			const start = period.offset(end, -1);
			const middle = middleOf(start);
			const { year, month } = civilFromDay(middle);
			if (year < until - years || middle < first) break;
			if (this.#counts(year, middle)) {
				this.#days[month - 1]! += end - start;
				this.#daysOfYear.set(year, (this.#daysOfYear.get(year) ?? 0) + end - start);
			}
			end = start;
		}
		const counted = placed.filter(
			({ middle, year, operatorId }) =>
				this.#counts(year, middle) && !this.#members.get(year)!.absent.has(operatorId),
		);
		this.counted = counted;
		for (const { year, month, ...volume } of counted) {
			count(this.#cells, month, volume);
			count(this.#byYear.get(year)!, month, volume);
		}
	}

	/** Whether a year is read, and all members that count were there on a day of it. */
	#counts(year: number, middle: DayNumber): boolean {
		return middle >= (this.#members.get(year)?.from ?? Number.POSITIVE_INFINITY);
	}

	/** What the gate judges: the members' volumes of each month, of all years and of each year by itself. */
	contributions(): CellContribution[][] {
		return [this.#cells, ...this.#byYear.values()].flatMap(contributionsOf);
	}

	/** The same of each year that is read, empty ones too. */
	byYear(): { readonly year: number; readonly months: CellContribution[][] }[] {
		return Array.from({ length: this.years }, (_, back) => {
			const year = this.#until - back - 1;
			return { year, months: contributionsOf(this.#byYear.get(year)!) };
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
		let [all, memberDays] = [0, 0];
		for (const [operatorId, quantity] of members) {
			all += quantity / (this.#coverage.get(operatorId) ?? 1);
			for (const [year, days] of this.#daysOfYear)
				if (!this.#members.get(year)!.absent.has(operatorId)) memberDays += days;
		}
		return all / (memberDays / 7);
	}
}
