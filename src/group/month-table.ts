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
	let known = cells[place]!.get(operatorId);
	if (known === undefined) {
		known = { quantity: 0, orders: 0 };
		cells[place]!.set(operatorId, known);
	}
	known.quantity += quantity;
	known.orders += orders;
}

const contributionsOf = (cells: MonthCells): CellContribution[][] =>
	cells.map((cell) => [...cell].map(([operatorId, own]) => ({ operatorId, ...own })));

/** Where a period lies: its first day, and the middle, which says of which month it is. */
interface Place {
	readonly day: DayNumber;
	readonly middle: DayNumber;
	readonly year: number;
	/** 0 is January. */
	readonly month: number;
}

/** A volume and its period. */
interface Placed {
	readonly volume: PeriodVolume;
	readonly place: Place;
}

/** Finds where periods lie, each once. */
function placesOf(period: Period): (periodStart: string) => Place {
	const known = new Map<string, Place>();
	return (periodStart) => {
		let place = known.get(periodStart);
		if (place === undefined) {
			place = placeOf(period, parseIsoDate(periodStart)!);
			known.set(periodStart, place);
		}
		return place;
	};
}

function placeOf(period: Period, day: DayNumber): Place {
	const middle = day + Math.floor((period.offset(day, 1) - day) / 2);
	const { year, month } = civilFromDay(middle);
	return { day, middle, year, month: month - 1 };
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
		const find = placesOf(period);
		const placed = volumes.map((volume): Placed => ({ volume, place: find(volume.periodStart) }));
		const first = placed.reduce((least, { place }) => Math.min(least, place.day), dataUntil);
		const until = civilFromDay(dataUntil).year;
		let years = 0;
		const reaches = (year: number): boolean =>
			year >= firstYear && first <= dayFromCivil(year, 1, 1) + DAYS_MISSED;
		while (years < MOST_YEARS && reaches(until - years - 1)) years++;
		this.years = years;
		this.#until = until;
		for (let year = until - years; year < until; year++) {
			const own = placed.flatMap(({ volume: { operatorId, orders }, place }) =>
				place.year === year ? [{ operatorId, orders, month: place.month }] : [],
			);
			this.#members.set(year, yearOfMembers(year, own, starts));
			this.#byYear.set(year, emptyCells());
		}
		for (let end = dataUntil; ; ) {
			const { day, middle, year, month } = placeOf(period, period.offset(end, -1));
			if (year < until - years || middle < first) break;
			if (this.#counts(year, middle)) {
				this.#days[month]! += end - day;
				this.#daysOfYear.set(year, (this.#daysOfYear.get(year) ?? 0) + end - day);
			}
			end = day;
		}
		const counted = placed.filter(
			({ volume, place: { year, middle } }) =>
				this.#counts(year, middle) && !this.#members.get(year)!.absent.has(volume.operatorId),
		);
		this.counted = counted.map(({ volume }) => volume);
		for (const { volume, place } of counted) {
			count(this.#cells, place.month, volume);
			count(this.#byYear.get(place.year)!, place.month, volume);
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
