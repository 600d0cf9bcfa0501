import type { Item, Supplier } from "../../plan/index.js";

/** What a supplier asks for full containers, and for pallet places of shared ones. */
export type ContainerTerms = NonNullable<Supplier["container"]>;

/** How an order travels. */
export interface Load {
	/** Containers of its own; the last one need not be full. */
	readonly containers: number;
	/** Pallet places in shared ones. */
	readonly places: number;
	/** Freight, in money. */
	readonly cost: number;
}

/** Parts of a pallet place that are rounding of sums. */
export const ROUNDING = 1e-9;

/** What a container's worth of places costs: a container, or places in shared ones where those are cheaper. */
const fullCost = ({ pallets, cost, palletCost }: ContainerTerms): number =>
	Math.min(cost, pallets * palletCost);

/**
 * Cost of a pallet place where a whole container's worth is sent.
 *
 * @param terms places and cost of a container, cost of a place in a shared one
 * @returns money for one place
 * @example
 * placeCost({ pallets: 20, cost: 1500, palletCost: 100 }); // => 75
 */
export const placeCost = (terms: ContainerTerms): number => fullCost(terms) / terms.pallets;

/**
 * Pallet places that pieces take, parts of one included.
 *
 * @param item the article; without `palletQuantity` it counts as nothing
 * @param quantity pieces
 * @returns places, 0 or more
 * @example
 * placesOf({ sku: "oak", leadTimeDays: 1, service: { type: "cycle", target: 0.9 }, palletQuantity: 12 }, 30); // => 2.5
 */
export const placesOf = ({ palletQuantity }: Item, quantity: number): number =>
	palletQuantity === undefined ? 0 : quantity / palletQuantity;

/**
 * The cheapest way for some pallet places: full containers, and for what is left one more or places in shared ones.
 *
 * @param terms places and cost of a container, cost of a place in a shared one
 * @param places pallet places, 0 or more
 * @returns containers, places beside them, and the freight
 * @example
 * loadOf({ pallets: 20, cost: 1500, palletCost: 100 }, 28); // => { containers: 1, places: 8, cost: 2300 }
 */
export function loadOf(terms: ContainerTerms, places: number): Load {
	const { pallets, cost, palletCost } = terms;
	if (fullCost(terms) < cost) return { containers: 0, places, cost: places * palletCost };
	const full = Math.floor(places / pallets + ROUNDING);
	const rest = Math.max(0, places - full * pallets);
	if (rest < ROUNDING) return { containers: full, places: 0, cost: full * cost };
	if (rest * palletCost >= cost) return { containers: full + 1, places: 0, cost: (full + 1) * cost };
	return { containers: full, places: rest, cost: full * cost + rest * palletCost };
}

/**
 * Pallet places up to which a container that the load begins would be full.
 *
 * @param terms places of a container
 * @param places pallet places of the load
 * @returns a multiple of the container; the load itself where no container is begun
 * @example
 * fullAt({ pallets: 20, cost: 1500, palletCost: 100 }, 28); // => 40
 */
export const fullAt = ({ pallets }: ContainerTerms, places: number): number =>
	Math.max(places, Math.ceil(places / pallets - ROUNDING) * pallets);
