import { type GuaranteedServiceStage, type Neighbour, type SupplyTree, supplyTree } from "./supply-tree.js";

/** Committed times and stock of one stage. */
export interface GuaranteedServicePlan {
	readonly id: number;
	readonly committedServiceTime: number;
	readonly inboundServiceTime: number;
	readonly netLeadTime: number;
	readonly safetyStock: number;
	readonly baseStock: number;
}

/**
 * Cheapest committed service times on a tree of stages (Graves and Willems 2000): dynamic programming from the leaves,
 * each subtree a function of the service time that it promises, or that it is promised.
 *
 * @param stages stages; the demand of a stage adds the variances of all it supplies
 * @param edges pairs [upstream id, downstream id] that form a tree
 * @returns safety stock cost a period and the plan of each stage, in the order given
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range, an id unknown or the edges do not form a tree
 * @example
 * const shared = { demandBoundConstant: 1 };
 * const factory = { id: 1, processingTime: 4, holdingCost: 1, ...shared };
 * const shop = { id: 2, processingTime: 1, holdingCost: 5, ...shared, demandSd: 2, maxOutboundTime: 0 };
 * guaranteedServiceTimes([factory, shop], [[1, 2]]).cost; // => 14
 */
export function guaranteedServiceTimes(
	stages: readonly GuaranteedServiceStage[],
	edges: readonly (readonly [number, number])[],
): { readonly cost: number; readonly stages: readonly GuaranteedServicePlan[] } {
	return new ServiceTree(supplyTree(stages, edges)).solve();
}

/** Costs of a subtree by the time of the edge to its parent, and the choice behind each. */
interface SubtreeCosts {
	readonly costs: Float64Array;
	readonly promised: Int32Array;
	readonly received: Int32Array;
	/** For each time: the best allowed by the parent, as an index into `costs`. */
	readonly allowed: Int32Array;
}

class ServiceTree {
	readonly #stages: readonly GuaranteedServiceStage[];
	readonly #neighbours: readonly (readonly Neighbour[])[];
	readonly #longest: number;
	readonly #means: readonly number[];
	readonly #deviations: readonly number[];
	readonly #subtrees: (SubtreeCosts | undefined)[];

	constructor({ stages, neighbours, longest, means, deviations }: SupplyTree) {
		this.#stages = stages;
		this.#neighbours = neighbours;
		this.#longest = longest;
		this.#means = means;
		this.#deviations = deviations;
		this.#subtrees = stages.map(() => undefined);
	}

	solve(): { readonly cost: number; readonly stages: readonly GuaranteedServicePlan[] } {
		const root = this.#subtree(0, -1, true);
		let best = 0;
		for (let time = 1; time <= this.#longest; time++)
			if ((root.costs[time] as number) < (root.costs[best] as number)) best = time;
		const promised = new Int32Array(this.#stages.length);
		this.#follow(0, -1, best, promised);
		return { cost: root.costs[best] as number, stages: this.#plan(promised) };
	}

	/** `byPromise`: costs by the time that the stage promises; else by the time that it is promised. */
	#subtree(index: number, parent: number, byPromise: boolean): SubtreeCosts {
		const stage = this.#stages[index] as GuaranteedServiceStage;
		const size = this.#longest + 1;
		const children = (this.#neighbours[index] as readonly Neighbour[]).filter(
			(next) => next.index !== parent,
		);
		const fromUpstream = new Float64Array(size);
		const fromDownstream = new Float64Array(size);
		for (const { index: child, isUpstream } of children) {
			const { costs, allowed } = this.#subtree(child, index, isUpstream);
			const sums = isUpstream ? fromUpstream : fromDownstream;
			for (let time = 0; time < size; time++) sums[time]! += costs[allowed[time] as number] as number;
		}
		const unit = stage.holdingCost * stage.demandBoundConstant * (this.#deviations[index] as number);
		const latest = Math.min(stage.maxOutboundTime ?? this.#longest, this.#longest);
		const costs = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
		const promised = new Int32Array(size);
		const received = new Int32Array(size);
		for (let inbound = stage.externalInboundTime ?? 0; inbound < size; inbound++) {
			for (let outbound = 0; outbound <= Math.min(latest, inbound + stage.processingTime); outbound++) {
				const net = inbound + stage.processingTime - outbound;
				const cost =
					unit * Math.sqrt(net) + (fromUpstream[inbound] as number) + (fromDownstream[outbound] as number);
				const key = byPromise ? outbound : inbound;
				if (!(cost < (costs[key] as number))) continue;
				costs[key] = cost;
				promised[key] = outbound;
				received[key] = inbound;
			}
		}
		// A parent downstream accepts any promise up to its inbound time; one upstream, any inbound time from its promise on.
		const allowed = new Int32Array(size);
		for (let step = 0; step < size; step++) {
			const time = byPromise ? step : size - 1 - step;
			const before = step === 0 ? time : (allowed[byPromise ? time - 1 : time + 1] as number);
			allowed[time] = (costs[time] as number) < (costs[before] as number) ? time : before;
		}
		const found = { costs, promised, received, allowed };
		this.#subtrees[index] = found;
		return found;
	}

	#follow(index: number, parent: number, key: number, promised: Int32Array): void {
		const subtree = this.#subtrees[index] as SubtreeCosts;
		promised[index] = subtree.promised[key] as number;
		for (const { index: child, isUpstream } of this.#neighbours[index] as readonly Neighbour[]) {
			if (child === parent) continue;
			const time = (isUpstream ? subtree.received[key] : subtree.promised[key]) as number;
			this.#follow(child, index, (this.#subtrees[child] as SubtreeCosts).allowed[time] as number, promised);
		}
	}

	#plan(promised: Int32Array): GuaranteedServicePlan[] {
		return this.#stages.map((stage, index) => {
			const inboundServiceTime = (this.#neighbours[index] as readonly Neighbour[]).reduce(
				(most, next) => (next.isUpstream ? Math.max(most, promised[next.index] as number) : most),
				stage.externalInboundTime ?? 0,
			);
			const committedServiceTime = promised[index] as number;
			const netLeadTime = inboundServiceTime + stage.processingTime - committedServiceTime;
			const safetyStock =
				stage.demandBoundConstant * (this.#deviations[index] as number) * Math.sqrt(netLeadTime);
			return {
				id: stage.id,
				committedServiceTime,
				inboundServiceTime,
				netLeadTime,
				safetyStock,
				baseStock: (this.#means[index] as number) * netLeadTime + safetyStock,
			};
		});
	}
}
