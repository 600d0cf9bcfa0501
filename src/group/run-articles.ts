import { formatIsoDate, periodOf } from "../calendar/index.js";
import { type DemandPanel, panelColumns } from "../demand/index.js";
import type { CellContribution, PeriodVolume, RunArticle } from "../privacy/index.js";
import type { MemberNeed } from "./joint-order/article-order.js";

/** Volumes of one member's data by article: what the group's figures are computed from. */
export type MemberVolumes = ReadonlyMap<string, readonly PeriodVolume[]>;

/**
 * Reads the volumes of each article and period out of one member's panel; periods without lines are left out.
 *
 * @param operatorId the member
 * @param panel its own panel by article
 * @returns volumes by article, in time
 */
export function memberVolumes(operatorId: string, panel: DemandPanel): MemberVolumes {
	const { keys, period, starts, offsets, units, lines } = panelColumns(panel);
	const { offset } = periodOf(period);
	return new Map(
		keys.map(({ sku }, index) => {
			const first = offsets[index] as number;
			const volumes: PeriodVolume[] = [];
			for (let cell = first; cell < (offsets[index + 1] as number); cell++) {
				const [quantity, orders] = [units[cell] as number, lines[cell] as number];
				if (quantity === 0 && orders === 0) continue;
				const periodStart = formatIsoDate(offset(starts[index] as number, cell - first));
				volumes.push({ operatorId, periodStart, quantity, orders });
			}
			return [sku as string, volumes];
		}),
	);
}

/**
 * What the gate judges of one article: the members' volumes, and what they need now. What is ordered depends on stock
 * too, so that one member's need could be behind the whole figure.
 *
 * @param sku the article
 * @param needs one entry a member
 * @param volumes of each member
 * @returns the article as the gate takes it
 */
export function runArticle(
	sku: string,
	needs: readonly MemberNeed[],
	volumes: ReadonlyMap<string, MemberVolumes>,
): RunArticle {
	const volumesOf = (operatorId: string): readonly PeriodVolume[] => volumes.get(operatorId)?.get(sku) ?? [];
	return {
		sku,
		volumes: needs.flatMap(({ operatorId }) => volumesOf(operatorId)),
		needs: needs.flatMap(({ operatorId, need }): CellContribution[] => {
			if (need === 0) return [];
			const orders = volumesOf(operatorId).reduce((sum, own) => sum + own.orders, 0);
			return [{ operatorId, quantity: need, orders }];
		}),
	};
}
