import { formatIsoDate } from "../calendar/index.js";
import { operatorPanels } from "../demand/index.js";
import { throwIfAborted } from "../errors.js";
import { emptyPosition, operatorDemand, type PlanLine, planOperator } from "../plan/index.js";
import type { AdmittedOrders } from "../privacy/index.js";
import type { GroupSetting } from "./group-setting.js";
import type { MemberNeed } from "./joint-order/article-order.js";
import { memberStock } from "./member-stock.js";
import { type MemberVolumes, memberVolumes } from "./run-articles.js";
import type { GroupInput } from "./types.js";

/** What the members of a run need, and the volumes that their needs were computed from. */
export interface GroupNeeds {
	readonly memberIds: readonly string[];
	/** For each article of the run one need for each member. */
	readonly needs: readonly (readonly MemberNeed[])[];
	readonly volumes: ReadonlyMap<string, MemberVolumes>;
}

/**
 * The weekdays of a panel are those of all its articles together; with them, a figure that is shown would depend on
 * articles that are not.
 *
 * @param demand of a member or of the group
 * @returns it with the lines spread evenly over the week
 */
export const withEvenWeek = (
	demand: ReturnType<typeof operatorDemand>,
): ReturnType<typeof operatorDemand> => ({
	...demand,
	weekdayProfile: new Array<number>(7).fill(1 / 7),
});

/** Day on which what a member has, or has coming, is used up if demand is as expected. */
function runsOutOn(position: number, dailyDemand: number, asOfDay: number): Pick<MemberNeed, "runsOutOn"> {
	// Beyond ten years no date says anything.
	const days = Math.floor(Math.max(position, 0) / dailyDemand);
	return dailyDemand > 0 && days < 3653 ? { runsOutOn: formatIsoDate(asOfDay + days) } : {};
}

function needOf(
	operatorId: string,
	line: PlanLine | undefined,
	windowDays: number,
	asOfDay: number,
): MemberNeed {
	if (line === undefined || line.status === "no-history" || line.status === "not-covered")
		return { operatorId, need: 0, expectedDemand: 0 };
	const expectedDemand = line.forecast.windowMean;
	return {
		operatorId,
		need: line.orderQuantity,
		expectedDemand,
		...runsOutOn(line.inventoryPosition, expectedDemand / windowDays, asOfDay),
	};
}

/**
 * Plans each member to its own levels, from its own lines.
 *
 * @param orders admitted for the run
 * @param setting of the run
 * @param input stock, signal and progress of the run
 * @returns the members' needs, members in code unit order
 * @throws {ReapproError} `ABORTED`
 */
export async function memberNeeds(
	orders: AdmittedOrders,
	setting: GroupSetting,
	{ stock, signal, onProgress }: Pick<GroupInput, "stock" | "signal" | "onProgress">,
): Promise<GroupNeeds> {
	const { items, aggregate, demandSettings, planSetting, asOfDay, windowDays } = setting;
	const stockOf = memberStock(stock ?? []);
	const memberIds: string[] = [];
	const lines: PlanLine[][] = [];
	const volumes = new Map<string, MemberVolumes>();
	const panels = operatorPanels(orders, aggregate);
	for (const { operatorId, panel } of panels) {
		throwIfAborted(signal);
		await onProgress?.({ done: memberIds.length, total: memberIds.length + 1, stage: "plan" });
		throwIfAborted(signal);
		const demand = withEvenWeek(operatorDemand(panel, undefined, 0, demandSettings));
		const positions = items.map(({ sku }) => stockOf(operatorId, sku) ?? emptyPosition(operatorId, sku));
		lines.push(planOperator(positions, demand, planSetting));
		volumes.set(operatorId, memberVolumes(operatorId, panel));
		memberIds.push(operatorId);
	}
	return {
		memberIds,
		volumes,
		needs: items.map((_, index) =>
			memberIds.map((operatorId, member) =>
				needOf(operatorId, lines[member]![index], windowDays[index]!, asOfDay),
			),
		),
	};
}
