import {
	type AdmittedOrders,
	admitOrders,
	definePolicy,
	formatIsoDate,
	type Item,
	parseIsoDate,
} from "../../src/index.js";
import { createRandom } from "../../src/math/index.js";

const MEMBERS = 20;
const ARTICLES = 50;
const AS_OF = "2026-11-23";
const GROUP = "group-1";

/** Twenty agencies of 60 to 200 funerals a year, fifty articles, two years of orders; all invented. */
export function smallGroup(): {
	readonly orders: AdmittedOrders;
	readonly asOf: string;
	readonly items: readonly Item[];
} {
	const today = parseIsoDate(AS_OF) as number;
	const random = createRandom(20261127);
	const operators = Array.from({ length: MEMBERS }, (_, member) => `op-${member + 1}`);
	const skus = Array.from({ length: ARTICLES }, (_, article) => `SKU-${article + 1}`);
	const lines = operators.flatMap((operatorId) => {
		const funerals = 60 + random.integer(140);
		const own: object[] = [];
		for (let day = today - 730; day < today; day++)
			for (let funeral = random.poisson(funerals / 365.25); funeral > 0; funeral--)
				for (const [article, sku] of skus.entries()) {
					if (random.uniform() > 0.6 / (1 + 0.25 * article)) continue;
					const orderedOn = formatIsoDate(day);
					own.push({ lineId: `L-${own.length}`, operatorId, sku, quantity: 1, orderedOn, optIn: true });
				}
		return own;
	});
	const policy = definePolicy({
		purpose: "group-purchasing",
		groupId: GROUP,
		processingDate: AS_OF,
		catalogue: skus,
		agreements: operators.map((operatorId) => ({
			agreementId: `agreement-${operatorId}`,
			version: 1,
			operatorId,
			purposes: ["group-purchasing"] as const,
			groupId: GROUP,
			signedOn: "2024-01-01",
			validFrom: "2024-01-01",
			historyFrom: "2024-01-01",
			textSha256: "0".repeat(64),
		})),
	});
	return {
		orders: admitOrders(lines, policy).orders,
		asOf: AS_OF,
		items: skus.map((sku, article) => ({
			sku,
			supplierId: `sup-${article % 6}`,
			leadTimeDays: 7,
			reviewDays: 28,
			service: { type: "cycle", target: 0.95 },
			unitCost: 20 + 7 * article,
			holdingRate: 0.2,
			orderCost: 15,
			packSize: 1 + (article % 4),
			shareable: true,
			priceBreaks: [{ from: 40, unitCost: 18 + 6 * article }],
		})),
	};
}
