import {
	type AdmissionReceipt,
	admitOrders,
	definePolicy,
	type PolicyInput,
	type PrivacyPolicy,
	type ProcessingRecordInput,
} from "../../src/privacy/index.js";
import { agreementOf, orderLines } from "./admitted.js";

/** A policy of two operators, for own stock unless the patch says otherwise. */
export function recordPolicy(patch: Partial<PolicyInput> = {}): PrivacyPolicy {
	return definePolicy({
		purpose: "replenishment",
		processingDate: "2026-11-23",
		agreements: [agreementOf("op-1", { textSha256: "1".repeat(64) }), agreementOf("op-2")],
		catalogue: ["COFFIN"],
		...patch,
	});
}

/** A receipt of two admitted lines and one refused under a policy. */
export function recordReceipt(policy: PrivacyPolicy): AdmissionReceipt {
	const lines = orderLines([{ on: "2026-05-04" }, { on: "2026-05-05", operatorId: "op-2" }]);
	return admitOrders([...lines, { lineId: "canary-line" }], policy).receipt;
}

/** All that `processingRecord` takes, for the policy. */
export function recordGiven(
	policy: PrivacyPolicy,
	patch: Partial<ProcessingRecordInput> = {},
): ProcessingRecordInput {
	return {
		policy,
		receipts: [recordReceipt(policy)],
		locale: "en",
		recordedOn: "2026-11-24",
		controllers: [
			{
				operatorId: "op-1",
				name: "First Funerals",
				contact: "privacy@first.example",
				address: "1 Quiet Street",
				dataProtectionOfficer: { name: "Office One", contact: "dpo@first.example" },
			},
			{ operatorId: "op-2", name: "Second Funerals", contact: "privacy@second.example" },
		],
		processor: {
			name: "Software House",
			contact: "privacy@software.example",
			representative: { name: "House in the Union", contact: "eu@software.example" },
		},
		retention: [{ data: "receipts", period: "five years" }],
		securityMeasures: ["Disks are encrypted."],
		...patch,
	};
}
