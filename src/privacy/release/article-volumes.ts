import type {
	GroupRun,
	RegisteredArticle,
	RegisteredRun,
	ReleaseRegister,
	RunArticle,
} from "./register-types.js";

/** Pieces and order lines. */
export interface Volume {
	readonly quantity: number;
	readonly orders: number;
}

/** Volumes by member and stretch of days; a stretch is named by the first day after it. */
export type Volumes = ReadonlyMap<string, ReadonlyMap<string, Volume>>;

type OpenVolumes = Map<string, Map<string, Volume>>;

/** A run with figures of the article, and the volumes of its members as it saw them. */
export interface SeenRun {
	readonly run: Pick<RegisteredRun, "asOf" | "dataUntil" | "members" | "coverage">;
	readonly needs: RegisteredArticle["needs"];
	readonly volumes: Volumes;
}

/** What earlier runs showed of one article, and what the run to be judged would show. */
export interface ArticleHistory {
	/** Earlier runs that showed the article, in their order. */
	readonly shown: readonly SeenRun[];
	readonly current: SeenRun;
	/** Ends of the stretches of days: where the data of a run went further than those before. */
	readonly boundaries: readonly string[];
	/** Volumes as the register knows them last, also of members that have left. */
	readonly last: Volumes;
}

const copyOf = (volumes: Volumes): Volumes =>
	new Map([...volumes].map(([key, value]) => [key, new Map(value)]));

function enter(volumes: OpenVolumes, operatorId: string, until: string, volume: Volume): void {
	const known = volumes.get(operatorId);
	if (known === undefined) volumes.set(operatorId, new Map([[until, volume]]));
	else known.set(until, volume);
}

/** What earlier runs showed of an article; the volumes of a run are those of the one before and what changed. */
function shownRuns(register: ReleaseRegister, sku: string): { shown: SeenRun[]; last: Volumes } {
	const shown: SeenRun[] = [];
	const last: OpenVolumes = new Map();
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

function boundariesOf(shown: readonly SeenRun[], dataUntil: string): string[] {
	const boundaries: string[] = [];
	for (const end of [...shown.map(({ run }) => run.dataUntil), dataUntil]) {
		if (boundaries.every((known) => known < end)) boundaries.push(end);
	}
	return boundaries;
}

function currentVolumes(article: RunArticle, boundaries: readonly string[]): Volumes {
	const volumes: OpenVolumes = new Map();
	for (const { operatorId, periodStart, quantity, orders } of article.volumes) {
		const until = boundaries.find((end) => periodStart < end);
		if (until === undefined) continue;
		const known = volumes.get(operatorId)?.get(until) ?? NOTHING;
		enter(volumes, operatorId, until, {
			quantity: known.quantity + quantity,
			orders: known.orders + orders,
		});
	}
	return volumes;
}

/** No pieces. */
export const NOTHING: Volume = { quantity: 0, orders: 0 };

/** What a member had in a stretch of days. */
export const volumeOf = (volumes: Volumes, operatorId: string, until: string): Volume =>
	volumes.get(operatorId)?.get(until) ?? NOTHING;

/**
 * Reads what earlier runs showed of an article out of the register, and lays the run to be judged beside it.
 *
 * @param run the run to be judged
 * @param article of that run
 * @param register what went out before
 * @returns volumes of all of them by member and stretch of days
 */
export function articleHistory(
	run: GroupRun,
	article: RunArticle,
	register: ReleaseRegister,
): ArticleHistory {
	const { shown, last } = shownRuns(register, article.sku);
	const boundaries = boundariesOf(shown, run.dataUntil);
	const volumes = currentVolumes(article, boundaries);
	const seen = { ...run, coverage: run.coverage ?? [] };
	return { shown, current: { run: seen, needs: article.needs, volumes }, boundaries, last };
}
