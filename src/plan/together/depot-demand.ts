import {
	addDemand,
	dividedByRisk,
	type ProtectionDemand,
	risksByPieces,
	type ServiceRule,
} from "../../inventory/index.js";
import {
	type Distribution,
	distributionFromMoments,
	mean,
	mixtureOf,
	quantile,
	sumOfIndependent,
	variance,
} from "../../math/index.js";
import type { LineTask } from "../line/line-task.js";
import type { DepotPlace } from "./depot-places.js";

/** The days of a depot's window. */
export interface DepotDays {
	/** Last days of a window, in which the places can no longer help each other. */
	readonly apart: number;
	/** Days from the arrival of an order at the depot until its pieces have come to the sites. */
	readonly onward: number;
	readonly review: number;
	readonly selling: number;
}

/** Demand of a place in the last days of a window; what the depot sells itself does not wait for a trip. */
function demandApart({ task, way }: DepotPlace, from: number, until: number): ProtectionDemand {
	const protection = task.windowDemand(until, from);
	const lead = task.windowDemand(Math.min(until, from + way), from);
	return { protection, lead, reviewMean: Math.max(0, mean(protection) - mean(lead)) };
}

/** Demand of a depot's window, and the pieces after which no place lacks service. */
export interface DepotDemand {
	readonly windowDemand: (days: number) => Distribution;
	readonly levelDemand: (days: number, from?: number) => Distribution;
}

function rememberedDays(make: (days: number) => Distribution): (days: number) => Distribution {
	const known = new Map<number, Distribution>();
	return (days) => {
		const demand = known.get(days) ?? make(days);
		known.set(days, demand);
		return demand;
	};
}

/** Demand of a place, and the service that it is judged by. */
interface PlaceApart {
	readonly demand: ProtectionDemand;
	readonly type: ServiceRule["type"];
}

/** Expected pieces from which on only the two moments of divided demand are looked at. */
const MANY_PIECES = 4_000;

/**
 * Pieces that places need each by itself. Where they are many they rise together with the risk that is left: their spreads
 * add up. A ready or a fill rate asks for a piece more.
 */
function dividedPieces(places: readonly PlaceApart[]): Distribution {
	const expected = places.reduce((sum, { demand }) => sum + mean(demand.protection), 0);
	if (expected <= MANY_PIECES)
		return dividedByRisk(places.map(({ demand, type }) => risksByPieces(demand, { type })));
	const more = places.filter(({ type }) => type === "ready" || type === "fill").length;
	const spread = places.reduce((sum, { demand }) => sum + Math.sqrt(variance(demand.protection)), 0);
	return distributionFromMoments(expected + more, spread * spread);
}

/** A piece less: a ready rate asks for one that is left. Without demand a fill rate asks for none. */
const withOneLeft = (demand: Distribution): Distribution =>
	quantile(demand, 0) < 1 ? demand : sumOfIndependent(demand, { kind: "point", value: -1 });

/**
 * Demand of a depot's window: of all sites together while the depot can still send pieces where they are missed, and of
 * each site by itself in the last days, from the trip on that can not bring what the next order brings.
 *
 * A fill rate is an average over the days from one order to the next, on which shortages rise ever faster: the mean of the
 * first and the last of them is not below it.
 *
 * @param all demand of all sites together
 * @param places sites, and what the depot sells itself; at least one
 * @param days of the window
 * @param service of `depotService`
 * @returns the demand, and the distribution of which P(D > pieces) is the largest lack of service at any place
 */
export function depotDemand(
	all: Pick<LineTask, "windowDemand">,
	places: readonly DepotPlace[],
	{ apart, onward, review, selling }: DepotDays,
	service: ServiceRule,
): DepotDemand {
	const over = (days: number, typeOf: (place: DepotPlace) => ServiceRule["type"]): Distribution => {
		const until = Math.min(days, selling);
		const from = Math.max(0, until - apart);
		const apartFrom = places.map((place) => {
			const end = place.isOwn ? Math.max(from, until - onward) : until;
			return { demand: demandApart(place, from, end), type: typeOf(place) };
		});
		const divided = dividedPieces(apartFrom);
		return from === 0 ? divided : addDemand(all.windowDemand(from), divided);
	};
	const windowDemand = rememberedDays((days) => over(days, () => "cycle"));
	const types = new Set(places.map(({ item }) => item.service.type));
	if (!types.has("ready") && !types.has("fill")) return { windowDemand, levelDemand: windowDemand };
	const lacking = rememberedDays((days) => {
		const demand = over(days, ({ item }) => item.service.type);
		return service.type === "ready" ? withOneLeft(demand) : demand;
	});
	if (types.size > 1 || types.has("ready")) return { windowDemand, levelDemand: lacking };
	const levelDemand = (days: number, from = days - review): Distribution =>
		mixtureOf([from, days].map((end) => ({ weight: 0.5, distribution: lacking(Math.max(1, end)) })));
	return { windowDemand, levelDemand };
}
