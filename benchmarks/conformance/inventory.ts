import type { Adapters } from "./inventory/adapter.js";
import { demandAdapters } from "./inventory/demand-adapters.js";
import { groupAdapters } from "./inventory/group-adapters.js";
import { orderAdapters } from "./inventory/order-adapters.js";
import { policyAdapters } from "./inventory/policy-adapters.js";
import { serviceAdapters } from "./inventory/service-adapters.js";
import { systemAdapters } from "./inventory/system-adapters.js";
import { difference, type Tolerance } from "./tolerance.js";
import type { CaseResult, TopicRunner } from "./topic.js";

interface ReferenceCase {
	readonly id: string;
	readonly problem: string;
	readonly inputs: unknown;
	readonly expected: Readonly<Record<string, unknown>>;
	readonly tolerance: Tolerance;
}

const adapters: Adapters = {
	...demandAdapters,
	...groupAdapters,
	...serviceAdapters,
	...orderAdapters,
	...policyAdapters,
	...systemAdapters,
};

function judge(topic: string, { id, problem, inputs, expected, tolerance }: ReferenceCase): CaseResult {
	const adapt = Object.hasOwn(adapters, problem) ? adapters[problem] : undefined;
	if (adapt === undefined) return { topic, id, verdict: "unsupported", detail: `no adapter for ${problem}` };
	try {
		const { fields, scales } = adapt(inputs);
		const detail = difference(expected, fields, tolerance, scales);
		if (detail === undefined) return { topic, id, verdict: "passed" };
		return { topic, id, verdict: "failed", detail: `${problem}: ${detail}` };
	} catch (error) {
		const message = error instanceof Error ? error.message : "a value that is no Error was thrown";
		return { topic, id, verdict: "failed", detail: `${problem}: ${message}` };
	}
}

/**
 * Runs the cases of one file of inventory reference answers.
 *
 * @param fileName name of the file, for files that do not name their topic
 * @param content parsed file: `{ topic, cases: [{ id, problem, inputs, expected, tolerance }] }`
 * @returns one verdict a case
 */
export const runInventory: TopicRunner = (fileName, content) => {
	const file = content as { readonly topic?: string; readonly cases?: readonly ReferenceCase[] } | null;
	const topic = typeof file?.topic === "string" ? file.topic : fileName.replace(/\.json$/, "");
	if (!Array.isArray(file?.cases))
		return [{ topic, id: fileName, verdict: "unsupported", detail: "no list of cases" }];
	return (file.cases as readonly ReferenceCase[]).map((reference) => judge(topic, reference));
};
