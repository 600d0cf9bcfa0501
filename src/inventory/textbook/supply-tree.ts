import { ReapproError } from "../../errors.js";
import { requireAtLeast, requireInteger } from "../require.js";

/** A stage of a supply tree; times are whole periods. */
export interface GuaranteedServiceStage {
	readonly id: number;
	readonly processingTime: number;
	/** Money a piece and period of safety stock. */
	readonly holdingCost: number;
	/** z: how many deviations of demand are met from stock. */
	readonly demandBoundConstant: number;
	/** Service time of outside suppliers; default 0. */
	readonly externalInboundTime?: number;
	/** Longest service time that may be quoted to outside customers. */
	readonly maxOutboundTime?: number;
	/** Mean and deviation of the outside demand of a period; default 0. */
	readonly demandMean?: number;
	readonly demandSd?: number;
}

/** A stage beside another one, by its number. */
export interface Neighbour {
	readonly index: number;
	readonly isUpstream: boolean;
}

/** Stages that were checked to form a tree, and what follows from its shape. */
export interface SupplyTree {
	readonly stages: readonly GuaranteedServiceStage[];
	readonly neighbours: readonly (readonly Neighbour[])[];
	/** Time from the outermost supplier to the last stage: no stage can need more. */
	readonly longest: number;
	/** Mean and deviation of the demand that each stage meets: its own and that of all it supplies. */
	readonly means: readonly number[];
	readonly deviations: readonly number[];
}

function notATree(): ReapproError {
	return new ReapproError("INPUT_INVALID", "Give edges between known stages that form one tree.", "edges");
}

function requireStages(stages: readonly GuaranteedServiceStage[]): void {
	for (const [index, stage] of stages.entries()) {
		requireInteger(stage.processingTime, `stages[${index}].processingTime`, 0);
		requireInteger(stage.externalInboundTime ?? 0, `stages[${index}].externalInboundTime`, 0);
		requireAtLeast(stage.holdingCost, `stages[${index}].holdingCost`);
		requireAtLeast(stage.demandBoundConstant, `stages[${index}].demandBoundConstant`);
	}
}

/** Neighbours of each stage; every stage is reached from the first one. */
function neighboursOf(
	stages: readonly GuaranteedServiceStage[],
	edges: readonly (readonly [number, number])[],
): Neighbour[][] {
	const indexOf = new Map(stages.map(({ id }, index) => [id, index]));
	const neighbours: Neighbour[][] = stages.map(() => []);
	for (const [from, to] of edges) {
		const upstream = indexOf.get(from);
		const downstream = indexOf.get(to);
		if (upstream === undefined || downstream === undefined) throw notATree();
		neighbours[upstream]!.push({ index: downstream, isUpstream: false });
		neighbours[downstream]!.push({ index: upstream, isUpstream: true });
	}
	if (indexOf.size !== stages.length || edges.length !== stages.length - 1) throw notATree();
	requireStages(stages);
	const seen = new Set<number>();
	const visit = (index: number): void => {
		seen.add(index);
		for (const next of neighbours[index] ?? []) if (!seen.has(next.index)) visit(next.index);
	};
	visit(0);
	if (seen.size !== stages.length) throw notATree();
	return neighbours;
}

/**
 * Checks that stages form a tree, and sums up times and demand along it.
 *
 * @param stages stages
 * @param edges pairs [upstream id, downstream id]
 * @returns the tree
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range, an id unknown or the edges do not form a tree
 * @example
 * const stage = { processingTime: 2, holdingCost: 1, demandBoundConstant: 1 };
 * supplyTree([{ id: 1, ...stage }, { id: 2, ...stage, demandMean: 3 }], [[1, 2]]).means; // => [3, 3]
 */
export function supplyTree(
	stages: readonly GuaranteedServiceStage[],
	edges: readonly (readonly [number, number])[],
): SupplyTree {
	const neighbours = neighboursOf(stages, edges);
	const slowest = (index: number): number =>
		neighbours[index]!.reduce(
			(most, next) => (next.isUpstream ? Math.max(most, slowest(next.index)) : most),
			stages[index]!.externalInboundTime ?? 0,
		) + stages[index]!.processingTime;
	const total = (index: number, own: (stage: GuaranteedServiceStage) => number): number =>
		neighbours[index]!.reduce(
			(sum, next) => (next.isUpstream ? sum : sum + total(next.index, own)),
			own(stages[index]!),
		);
	return {
		stages,
		neighbours,
		longest: stages.reduce((most, _, index) => Math.max(most, slowest(index)), 0),
		means: stages.map((_, index) => total(index, ({ demandMean = 0 }) => demandMean)),
		deviations: stages.map((_, index) => Math.sqrt(total(index, ({ demandSd = 0 }) => demandSd ** 2))),
	};
}
