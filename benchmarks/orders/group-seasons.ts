import { planGroupPurchase, type ReleaseRegister, type SeasonProfile } from "../../src/index.js";
import type { OrderData } from "./dataset.js";
import { admittedAt } from "./forecast-score.js";

/**
 * Seasons that runs of the group let out through the gate, by origin.
 *
 * @param data an order history
 * @param origins days of the runs, in order; each hands its register to the next
 */
export async function groupSeasons(
	data: OrderData,
	origins: readonly string[],
): Promise<Map<string, readonly SeasonProfile[]>> {
	const seasons = new Map<string, readonly SeasonProfile[]>();
	let releases: ReleaseRegister | undefined;
	for (const asOf of origins) {
		const plan = await planGroupPurchase({
			orders: admittedAt(data, asOf, "group-purchasing"),
			asOf,
			items: data.items,
			coverage: data.coverage,
			...(releases === undefined ? {} : { releases }),
		});
		releases = plan.releases;
		seasons.set(asOf, plan.seasons);
	}
	return seasons;
}
