import type { SiteTransfer } from "../types.js";
import { riskBefore, type SitePlace } from "./site-place.js";
import type { SiteRooms } from "./site-rooms.js";

/** Pieces of one article that go from one site to another. */
export interface Move {
	readonly donor: SitePlace;
	readonly receiver: SitePlace;
	quantity: number;
}

/** What goes, and where. */
interface Round {
	readonly given: keyof SitePlace["spare"];
	readonly asked: keyof SitePlace["missing"];
}

/** What services miss comes before what fills a batch, and pieces beyond every level go before those of a batch. */
const ROUNDS: readonly Round[] = [
	{ given: "excess", asked: "service" },
	{ given: "excess", asked: "withBatch" },
	{ given: "withBatch", asked: "service" },
];

/** A trip: all that goes from one site to another. */
export const tripOf = (from: SitePlace, to: SitePlace): string =>
	JSON.stringify([from.task.siteId ?? null, to.task.siteId ?? null]);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const compareSites = (a: SitePlace, b: SitePlace): number =>
	compare(a.task.siteId ?? "", b.task.siteId ?? "");

/** What a site can still give; what came to it from others is not given on. */
const leftOf = ({ spare, moved }: SitePlace, { given }: Round): number =>
	Math.max(0, spare[given] + Math.min(moved, 0));

/** What goes and what may not. */
interface MoveSetting {
	readonly rooms: SiteRooms;
	/** Trips that are not made. */
	readonly refused: ReadonlySet<string>;
}

/** Sites of an article, those that miss pieces with their risk. */
interface Receiver {
	readonly place: SitePlace;
	readonly places: readonly SitePlace[];
	readonly risk: number;
}

/** Sites of all articles that miss pieces: the likeliest to run out first. */
function receiversOf(articles: readonly (readonly SitePlace[])[]): Receiver[] {
	return articles
		.flatMap((places) =>
			places
				.filter(({ missing }) => missing.withBatch > 0)
				.map((place) => ({ place, places, risk: riskBefore(place) })),
		)
		.sort(
			(a, b) =>
				b.risk - a.risk ||
				b.place.line.oneLess.stockoutRisk - a.place.line.oneLess.stockoutRisk ||
				compareSites(a.place, b.place) ||
				compare(a.place.task.item.sku, b.place.task.item.sku),
		);
}

/** Moves what a site misses from those that have the most to spare; whether anything was moved. */
function fill(
	moves: Map<string, Move>,
	{ place, places }: Receiver,
	round: Round,
	setting: MoveSetting,
): boolean {
	const { rooms, refused } = setting;
	const donors = places
		.filter((donor) => leftOf(donor, round) > 0 && !refused.has(tripOf(donor, place)))
		.sort((a, b) => leftOf(b, round) - leftOf(a, round) || compareSites(a, b));
	let isMoved = false;
	for (const donor of donors) {
		const wanted = Math.min(place.missing[round.asked] - place.moved, rooms.roomFor(place));
		const quantity = Math.min(leftOf(donor, round), wanted);
		if (quantity <= 0) break;
		rooms.move(donor, -quantity);
		rooms.move(place, quantity);
		donor.moved -= quantity;
		place.moved += quantity;
		const key = `${place.task.item.sku} ${tripOf(donor, place)}`;
		const move = moves.get(key) ?? { donor, receiver: place, quantity: 0 };
		move.quantity += quantity;
		moves.set(key, move);
		isMoved = true;
	}
	return isMoved;
}

/** By article, then by the site that gets them and the one that gives them. */
const compareMoves = (a: Move, b: Move): number =>
	compare(a.receiver.task.item.sku, b.receiver.task.item.sku) ||
	compareSites(a.receiver, b.receiver) ||
	compareSites(a.donor, b.donor);

/**
 * Moves what sites have to spare to those that miss it, as far as there is room, the largest risk first.
 *
 * What leaves a site may make room there for another article: it is gone round until nothing moves any more.
 *
 * @param articles sites of each article; what is moved is counted in them
 * @param setting rooms, and trips that are not made
 * @returns pieces by article and trip
 */
export function movesBetween(articles: readonly (readonly SitePlace[])[], setting: MoveSetting): Move[] {
	const moves = new Map<string, Move>();
	const receivers = receiversOf(articles);
	for (;;) {
		let isMoved = false;
		for (const round of ROUNDS)
			for (const receiver of receivers) isMoved = fill(moves, receiver, round, setting) || isMoved;
		if (!isMoved) return [...moves.values()].sort(compareMoves);
	}
}

/** A move as the plan tells it. */
export function transferOf({ donor, receiver, quantity }: Move): SiteTransfer {
	const { operatorId, item } = receiver.task;
	return {
		operatorId,
		sku: item.sku,
		...(donor.task.siteId === undefined ? {} : { fromSiteId: donor.task.siteId }),
		...(receiver.task.siteId === undefined ? {} : { toSiteId: receiver.task.siteId }),
		quantity,
	};
}
