import type { SeasonProfile } from "../forecast/index.js";
import { judgeCell, type PeriodVolume, type ReleaseRules, type RunArticle } from "../privacy/index.js";
import { MONTHS } from "./member-years.js";
import { type MonthSource, MonthTable } from "./month-table.js";

/** Years that a season is read from: enough to tell it from noise. */
const FEWEST_YEARS = 2;
/** Two months that bring this part of a year: an article that lives on a few weeks and has the season of no other. */
const MOST_OF_YEAR = 0.5;

/** What seasons are read from. */
export interface SeasonSource extends MonthSource {
	/** Articles whose figures the gate let out, with the volumes of all members. */
	readonly released: ReadonlyMap<string, readonly PeriodVolume[]>;
	/**
	 * First calendar year of each article that may be read; absent for any. Earlier runs may have told seasons of the years
	 * before with other members or other lines, whose difference from those of today would be what has come or gone.
	 */
	readonly firstYears: ReadonlyMap<string, number>;
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
	source: MonthSource,
): RunArticle["years"] & object => new MonthTable(volumes, source, Number.NEGATIVE_INFINITY).byYear();

/**
 * Seasons that a group run may hand to its members, as `priors` of their own runs: of all released articles together, and
 * of each of them.
 *
 * Of each year only members count that were there throughout, see `yearOfMembers`: those who come make no season. Each
 * month of a season is a cell of the gate whose contributions are the members' volumes in it; an article's season
 * leaves when all its months pass, those of each year by itself too. The season of all is that of the articles whose own
 * may leave, without those that live on a few weeks of the year: what it held beside them could be taken apart. An
 * article's season leans on that of all where its own may be noise. Two whole calendar years are needed.
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
			return { sku, firstYear, table: new MonthTable(volumes, source, firstYear) };
		})
		.filter(({ table }) => isOpen(table, rules));
	const steady = tables.filter(({ table }) => !followsCalendar(table));
	const all = new MonthTable(
		// And of each only what counts there: the rest could be taken apart.
		steady.flatMap(({ table }) => table.counted),
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
