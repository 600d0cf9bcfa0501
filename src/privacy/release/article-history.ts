import type { ReleaseCell, ReleaseRow } from "./atoms.js";
import type {
	GroupRun,
	RegisteredRun,
	RegisteredVolume,
	ReleaseRegister,
	RunArticle,
} from "./register-types.js";
import { type LevelRow, levelRows, type SeenVolume } from "./volume-levels.js";

interface Volume {
	readonly quantity: number;
	readonly orders: number;
}

/** Volumes by member and stretch of days; a stretch is named by the first day after it. */
type Volumes = Map<string, Map<string, Volume>>;

/** A run that showed the article, and the volumes of its members as it saw them. */
interface Shown {
	readonly run: RegisteredRun;
	readonly needs: RegisteredRun["articles"][number]["needs"];
	readonly volumes: Volumes;
}

/** Facts and figures of one article, of all runs that showed it and of the one to be judged. */
export interface ArticleTable {
	readonly rows: readonly ReleaseRow[];
	readonly cells: readonly ReleaseCell[];
	readonly past: readonly ReleaseCell[];
	/** What to enter in the register when the article is shown. */
	readonly changed: readonly RegisteredVolume[];
}

const copyOf = (volumes: Volumes): Volumes =>
	new Map([...volumes].map(([key, value]) => [key, new Map(value)]));

function enter(volumes: Volumes, operatorId: string, until: string, volume: Volume): void {
	const known = volumes.get(operatorId);
	if (known === undefined) volumes.set(operatorId, new Map([[until, volume]]));
	else known.set(until, volume);
}

/** What earlier runs showed of an article; the volumes of a run are those of the one before and what changed. */
function shownRuns(register: ReleaseRegister, sku: string): { shown: Shown[]; last: Volumes } {
	const shown: Shown[] = [];
	const last: Volumes = new Map();
	for (const run of register.runs) {
		const article = run.articles.find((candidate) => candidate.sku === sku);
		if (article === undefined) continue;
		for (const { operatorId, until, quantity, orders } of article.volumes) {
			enter(last, operatorId, until, { quantity, orders });
		}
		shown.push({ run, needs: article.needs, volumes: copyOf(last) });
	}
	return { shown, last };
}

/** Ends of the stretches of days: where the data of a run went further than those before. */
function boundariesOf(shown: readonly Shown[], dataUntil: string): string[] {
	const boundaries: string[] = [];
	for (const end of [...shown.map(({ run }) => run.dataUntil), dataUntil]) {
		if (boundaries.every((known) => known < end)) boundaries.push(end);
	}
	return boundaries;
}

function currentVolumes(article: RunArticle, boundaries: readonly string[]): Volumes {
	const volumes: Volumes = new Map();
	for (const { operatorId, periodStart, quantity, orders } of article.volumes) {
		const until = boundaries.find((end) => periodStart < end);
		if (until === undefined) continue;
		const known = volumes.get(operatorId)?.get(until) ?? { quantity: 0, orders: 0 };
		enter(volumes, operatorId, until, {
			quantity: known.quantity + quantity,
			orders: known.orders + orders,
		});
	}
	return volumes;
}

const NOTHING: Volume = { quantity: 0, orders: 0 };

function changedVolumes(
	members: readonly string[],
	boundaries: readonly string[],
	now: Volumes,
	last: Volumes,
): RegisteredVolume[] {
	return members.flatMap((operatorId) =>
		boundaries.flatMap((until) => {
			const { quantity, orders } = now.get(operatorId)?.get(until) ?? NOTHING;
			const known = last.get(operatorId)?.get(until) ?? NOTHING;
			return known.quantity === quantity && known.orders === orders
				? []
				: [{ operatorId, until, quantity, orders }];
		}),
	);
}

/**
 * Writes all that was shown of an article, and what is to be shown now, as one table: a figure of demand for each run,
 * summed over members and stretches of days, and a figure of the order for each that ordered for the same day.
 *
 * @param run the run to be judged
 * @param article of that run
 * @param register what went out before
 * @returns the table; the cells to be judged are `demand`, and `order` where anything is needed
 */
export function articleTable(run: GroupRun, article: RunArticle, register: ReleaseRegister): ArticleTable {
	const { shown, last } = shownRuns(register, article.sku);
	const boundaries = boundariesOf(shown, run.dataUntil);
	const now = currentVolumes(article, boundaries);
	const current = { run, needs: article.needs, volumes: now };
	const all = [...shown, current];
	const memberIds = [...new Set(all.flatMap((one) => one.run.members))].sort();
	const takesPart = all.map((one) => new Set(one.run.members));
	const seenBy = (
		volumeOf: (run: (typeof all)[number]) => Volume | undefined,
		member: string,
	): SeenVolume[] =>
		all.flatMap((one, index) => {
			const volume = takesPart[index]?.has(member) ? volumeOf(one) : undefined;
			return volume === undefined ? [] : [{ run: index, quantity: volume.quantity, orders: volume.orders }];
		});
	// Needs of another day are other facts, of which today's figures show nothing.
	const needOf = (one: (typeof all)[number], member: string): Volume | undefined =>
		one.run.asOf === run.asOf ? one.needs.find(({ operatorId }) => operatorId === member) : undefined;
	const demandRows = memberIds.flatMap((member) =>
		boundaries.flatMap((until) =>
			levelRows(
				member,
				until,
				seenBy(({ volumes }) => volumes.get(member)?.get(until), member),
			),
		),
	);
	const orderRows = memberIds.flatMap((member) =>
		levelRows(
			member,
			"order",
			seenBy((one) => needOf(one, member), member),
		),
	);
	const figuresOf = (index: number): ReleaseCell[] => {
		const members = all[index]?.run.members ?? [];
		const figure = (key: string, rows: readonly LevelRow[]): ReleaseCell => ({
			key,
			members,
			periods: [...new Set(rows.flatMap(({ runs, period }) => (runs.includes(index) ? [period] : [])))],
		});
		const order = figure("order", orderRows);
		return [figure("demand", demandRows), ...(order.periods?.length === 0 ? [] : [order])];
	};
	const rows = [...demandRows, ...orderRows];
	return {
		rows,
		cells: figuresOf(shown.length),
		past: shown.flatMap((_, index) => figuresOf(index)),
		changed: changedVolumes(run.members, boundaries, now, last),
	};
}
