import { civilFromDay, type DayNumber, dayFromCivil, type Period, parseIsoDate } from "../calendar/index.js";
import type { CellContribution, PeriodVolume } from "../privacy/index.js";

/** Months of a year. */
export const MONTHS = 12;
/** Years that a season is read from: few enough to be of today. */
const MOST_YEARS = 5;
/** A history that begins within so many days of a year has the whole of it. */
const DAYS_MISSED = 14;

/** What volumes are read by. */
export interface MonthSource {
	/** End of the data. */
	readonly dataUntil: DayNumber;
	readonly period: Period;
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
export class MonthTable {
	readonly #cells = emptyCells();
	/** The same of each year by itself: years come into the window and leave it. */
	readonly #byYear = new Map<number, MonthCells>();
	readonly #coverage: ReadonlyMap<string, number>;
	/** Days of the periods that count for each month: a period is of the month of its middle. */
	readonly #days = new Float64Array(MONTHS);
	readonly years: number;
	/** The year after the last that is read. */
	readonly #until: number;

	constructor(volumes: readonly PeriodVolume[], source: MonthSource, firstYear: number) {
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
