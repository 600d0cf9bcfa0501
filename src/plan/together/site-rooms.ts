import type { Storage } from "../input/input-types.js";
import type { PlannedTasks } from "./order-choices.js";
import type { SitePlace } from "./site-place.js";
import { liesIn, piecesOf, placesLeft, placesOf, wholePosition } from "./storage-plan.js";

/** Room at the sites of an operator, as pieces come and go. */
export interface SiteRooms {
	/** Pieces of an article that still find room at a site. */
	readonly roomFor: (place: SitePlace) => number;
	/** Counts pieces that come to a site before they are counted in it, or below 0 those that leave it. */
	readonly move: (place: SitePlace, pieces: number) => void;
}

/** Pieces at a site with those that were moved. */
const piecesAt = ({ task, line, moved }: SitePlace): number => piecesOf(task, wholePosition(line)) + moved;

/**
 * Room at the sites of an operator. What is moved between sites stays in a storage that the sites share.
 *
 * @param planned lines without transfers, and what each was planned from
 * @param storages those of the operator
 * @returns look-up of the room that is left, and the count of what is moved
 */
export function siteRooms(planned: PlannedTasks, storages: readonly Storage[]): SiteRooms {
	const rooms = storages
		.filter(({ siteId }) => siteId !== undefined)
		.map((storage) => ({ storage, left: placesLeft(planned, storage) }));
	const roomsOf = ({ line }: SitePlace) => rooms.filter(({ storage }) => liesIn(storage, line));
	return {
		roomFor(place) {
			const least = Math.min(...roomsOf(place).map(({ left }) => left));
			const pieces = Math.max(0, Math.floor(least / placesOf(place.task, 1) + 1e-9));
			// Pieces that are owed leave as they come, and take no room.
			return pieces + Math.max(0, -piecesAt(place));
		},
		move(place, pieces) {
			const before = piecesAt(place);
			const taken = placesOf(place.task, Math.max(0, before + pieces) - Math.max(0, before));
			for (const room of roomsOf(place)) room.left -= taken;
		},
	};
}
