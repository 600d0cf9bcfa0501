import type { DayNumber } from "../../calendar/index.js";
import { protectionDemand, risksByPieces, type ServiceRule } from "../../inventory/index.js";
import { mean } from "../../math/index.js";
import type { Depot, Storage } from "../input/input-types.js";
import type { LineTask, PiecesAtSites } from "../line/line-task.js";
import { planLine } from "../line/plan-line.js";
import type { PlanLine, SiteTransfer } from "../types.js";
import { lotsOf, takenFrom } from "./depot-lots.js";
import { type DepotArticle, isSoldOnArrival, maxStockWith } from "./depot-tasks.js";
import { orderOfPieces, type Receiver } from "./divide-pieces.js";
import type { PlannedTasks } from "./order-choices.js";
import { liesIn, piecesOf, roomIn } from "./storage-plan.js";

/** A place that a depot keeps pieces of an article for; `at` of its line, none for what the depot sells itself. */
interface Place extends Receiver {
	readonly article: number;
	readonly at: number | undefined;
}

function receiverOf(task: LineTask, line: PlanLine, position?: number): Receiver | undefined {
	if (!("orderUpTo" in line)) return undefined;
	const { windowDemand, timing, item } = task;
	const demand = protectionDemand({ windowDemand, ...timing });
	const cycle: Pick<ServiceRule, "type"> = { type: "cycle" };
	return {
		risks: risksByPieces(demand, item.service),
		survivals: risksByPieces(demand, cycle),
		mean: mean(demand.protection),
		level: Math.min(line.orderUpTo, item.maxStock ?? Number.POSITIVE_INFINITY),
		position: position ?? line.inventoryPosition,
	};
}

/** Places of all articles of a depot: sites where a piece can still be sold when it comes, and what the depot sells itself. */
function placesOf(articles: readonly DepotArticle[], { lines, tasks }: PlannedTasks, way: number): Place[] {
	return articles.flatMap(({ siteAts, ownSales }, article) => {
		const sites = siteAts.flatMap((at): Place[] => {
			const task = tasks[at] as LineTask;
			const receiver = isSoldOnArrival(task, way) ? receiverOf(task, lines[at]!) : undefined;
			return receiver === undefined ? [] : [{ ...receiver, article, at }];
		});
		const own = ownSales === undefined ? undefined : receiverOf(ownSales, planLine(ownSales), 0);
		return own === undefined ? sites : [...sites, { ...own, article, at: undefined }];
	});
}

/** Room at a site that articles share. */
interface Room {
	readonly storage: Storage;
	left: number;
}

/** Pieces that each place gets, and how many more it could take where room is short. */
function divided(
	places: readonly Place[],
	free: readonly number[],
	{
		planned,
		rooms,
		seed,
	}: { readonly planned: PlannedTasks; readonly rooms: readonly Room[]; readonly seed: number },
): { readonly pieces: number; readonly room: number }[] {
	const left = [...free];
	const pieces = places.map(() => 0);
	/** Pieces that a site owes: they leave as they come, and take no room. */
	const owed = places.map(({ at, position }) =>
		at === undefined ? 0 : Math.max(0, -piecesOf(planned.tasks[at] as LineTask, position)),
	);
	const takenBy = places.map(({ at }) => ({
		places: at === undefined ? 0 : ((planned.tasks[at] as LineTask).item.placesPerPiece ?? 1),
		rooms: at === undefined ? [] : rooms.filter(({ storage }) => liesIn(storage, planned.lines[at]!)),
	}));
	const roomFor = ({ places: each, rooms: own }: (typeof takenBy)[number]): number =>
		Math.floor(Math.min(...own.map((room) => room.left)) / each + 1e-9);
	for (const receiver of orderOfPieces(places, seed)) {
		const { article } = places[receiver]!;
		const taken = takenBy[receiver]!;
		const takesRoom = pieces[receiver]! >= owed[receiver]!;
		if (left[article] === 0 || (takesRoom && roomFor(taken) < 1)) continue;
		left[article]! -= 1;
		pieces[receiver]! += 1;
		if (takesRoom) for (const room of taken.rooms) room.left -= taken.places;
	}
	return pieces.map((count, receiver) => ({
		pieces: count,
		room: Math.max(0, roomFor(takenBy[receiver]!)) + Math.max(0, owed[receiver]! - count),
	}));
}

/**
 * Sends what lies at a depot to the sites that it serves, as if a trip left today.
 *
 * Pieces that the depot owes or has promised, and what it needs for its own sales until the next trip, stay there, as does
 * what could no longer be sold when it comes or finds no room. What is left of replaced articles goes first. The depot's
 * own line is planned anew: what is sent lies there no more, and its level is not below those of its sites together.
 *
 * @param planned lines of one operator and what each was planned from
 * @param articles of `withDepot`
 * @param trip the depot, today, and the storages of the operator
 * @returns lines and tasks with what is sent, and the trips by article and site
 */
export function sendFromDepot(
	planned: PlannedTasks,
	articles: readonly DepotArticle[],
	{
		siteId,
		daysToSites,
		asOfDay,
		storages,
	}: Depot & {
		readonly asOfDay: DayNumber;
		readonly storages: readonly Storage[];
	},
): PlannedTasks & { readonly transfers: readonly SiteTransfer[] } {
	const [lines, tasks] = [[...planned.lines], [...planned.tasks]];
	const transfers: SiteTransfer[] = [];
	const arrivalDay = asOfDay + daysToSites;
	const plan = (at: number, task: LineTask): void => {
		tasks[at] = task;
		lines[at] = planLine(task);
	};
	const lots = articles.map((article) => lotsOf(article, planned.tasks));
	const free = lots.map((own) => own.reduce((sum, { pieces }) => sum + pieces, 0));
	const rooms = storages
		.filter((storage) => storage.siteId !== undefined && storage.siteId !== siteId)
		.map((storage) => ({ storage, left: roomIn(planned, storage) }));
	const places = placesOf(articles, planned, daysToSites);
	const shares = divided(places, free, { planned, rooms, seed: asOfDay });
	articles.forEach(({ depotAt, own }, article) => {
		let [sent, level] = [0, 0];
		places.forEach((place, receiver) => {
			if (place.article !== article) return;
			level += Math.max(0, place.level);
			const { at } = place;
			if (at === undefined) return;
			const { pieces: share, room } = shares[receiver]!;
			const task = tasks[at] as LineTask;
			const taken = takenFrom(lots[article]!, share, task, arrivalDay);
			const pieces = taken.reduce((sum, { quantity }) => sum + quantity, 0);
			const isFull = place.level - place.position - pieces > room;
			const limited = isFull ? { ...task, limits: { ...task.limits, storage: room } } : task;
			if (pieces > 0) plan(at, { ...limited, transfer: { pieces, arrivalDay } });
			else if (isFull) plan(at, limited);
			sent += pieces;
			for (const { sku, quantity } of taken)
				transfers.push({
					operatorId: task.operatorId,
					sku,
					fromSiteId: siteId,
					toSiteId: task.siteId as string,
					quantity,
				});
		});
		let ofPredecessors = 0;
		for (const { at, taken } of lots[article]!) {
			if (at === depotAt || taken === 0) continue;
			ofPredecessors += taken;
			plan(at, { ...(tasks[at] as LineTask), transfer: { pieces: -taken, arrivalDay: asOfDay } });
		}
		const depot = tasks[depotAt] as LineTask;
		const supply = depot.supply as PiecesAtSites;
		const piecesAtSites = supply.piecesAtSites + sent;
		plan(depotAt, {
			...depot,
			item: { ...depot.item, ...maxStockWith(own.item, piecesAtSites) },
			ofPredecessors: depot.ofPredecessors - ofPredecessors,
			supply: { ...supply, piecesAtSites },
			levelOfSites: level,
		});
	});
	return { lines, tasks, transfers };
}
