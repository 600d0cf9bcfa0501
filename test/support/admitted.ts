import {
	type AdmittedOrders,
	type Agreement,
	admitOrders,
	definePolicy,
	type PolicyInput,
} from "../../src/index.js";

/** A short order line of a test: the fields that the test speaks of, the rest filled in. */
export interface ShortLine {
	readonly on: string;
	readonly sku?: string;
	readonly quantity?: number;
	readonly operatorId?: string;
	readonly siteId?: string;
	readonly kind?: "order" | "return";
}

/** An agreement in force from 2020 for every purpose that a test may name. */
export function agreementOf(operatorId: string, patch: Partial<Agreement> = {}): Agreement {
	return {
		agreementId: `agreement-${operatorId}`,
		version: 1,
		operatorId,
		purposes: ["replenishment", "group-purchasing"],
		groupId: "group-1",
		signedOn: "2020-01-01",
		validFrom: "2020-01-01",
		historyFrom: "2020-01-01",
		textSha256: "a".repeat(64),
		...patch,
	};
}

/** Full order lines with opt-in. */
export function orderLines(lines: readonly ShortLine[]): Record<string, unknown>[] {
	return lines.map(({ on, sku = "COFFIN", quantity = 1, operatorId = "op-1", siteId, kind }, index) => ({
		lineId: `line-${index}-${on}`,
		operatorId,
		...(siteId === undefined ? {} : { siteId }),
		sku,
		...(kind === undefined ? {} : { kind }),
		quantity,
		orderedOn: on,
		optIn: true,
	}));
}

/** Admits short lines under a plain policy; the processing date is 2026-11-23, a Monday. */
export function admitted(lines: readonly ShortLine[], patch: Partial<PolicyInput> = {}): AdmittedOrders {
	const operators = new Set(["op-1", ...lines.map(({ operatorId = "op-1" }) => operatorId)]);
	const policy = definePolicy({
		purpose: "replenishment",
		processingDate: "2026-11-23",
		agreements: [...operators].map((operatorId) => agreementOf(operatorId)),
		catalogue: [...new Set(["COFFIN", ...lines.map(({ sku = "COFFIN" }) => sku)])],
		...patch,
	});
	return admitOrders(orderLines(lines), policy).orders;
}
