import { type Admission, admitOrders, admitOrderText, definePolicy, ReapproError } from "../../src/index.js";
import * as privacy from "../../src/privacy/index.js";
import { quietly } from "./quietly.js";
import type { CaseResult, TopicRunner, Verdict } from "./topic.js";

type Fields = Readonly<Record<string, unknown>>;

interface Expected {
	readonly admitted?: readonly number[];
	readonly refused: readonly { readonly index: number; readonly anyOf: readonly string[] }[];
	readonly orPolicyInvalid?: boolean;
}

interface Expansion {
	readonly line: number;
	readonly path: readonly string[];
	readonly prefix?: string;
	readonly repeat?: string;
	readonly arrayOf?: unknown;
	readonly times: number;
	readonly suffix?: string;
}

interface Case {
	readonly id: string;
	readonly canary?: readonly string[];
	readonly maxMs?: number;
	readonly policyPatch?: Fields;
	readonly patch?: Fields;
	readonly remove?: readonly string[];
	readonly lines?: readonly unknown[];
	readonly expand?: Expansion;
	readonly text?: string;
	readonly release?: privacy.ReleaseRules;
	readonly rows?: readonly privacy.ReleaseRow[];
	readonly cells?: readonly privacy.ReleaseCell[];
	readonly past?: readonly privacy.ReleaseCell[];
	readonly expected: unknown;
}

/** What a case came to, or why it failed. */
type Outcome = string | undefined;

function patched(policy: Fields, patch: Fields = {}, remove: readonly string[] = []): privacy.PolicyInput {
	const { $remove = [], ...replaced } = patch;
	const gone = [...($remove as string[]), ...remove];
	return Object.fromEntries(
		Object.entries({ ...policy, ...replaced }).filter(([key]) => !gone.includes(key)),
	) as unknown as privacy.PolicyInput;
}

/** Lines as they were parsed, with a long value put in where the case asks for one. */
function linesOf({ lines = [], expand }: Case): readonly unknown[] {
	if (expand === undefined) return lines;
	const copy = JSON.parse(JSON.stringify(lines)) as unknown[];
	expandLine(copy, expand);
	return copy;
}

function expandLine(lines: readonly unknown[], expansion: Expansion): void {
	const { line, path, prefix = "", repeat = "", arrayOf, times, suffix = "" } = expansion;
	const holder = path.slice(0, -1).reduce((at, key) => at[key] as Fields, lines[line] as Fields);
	(holder as Record<string, unknown>)[path.at(-1) as string] =
		arrayOf === undefined
			? prefix + repeat.repeat(times) + suffix
			: Array.from({ length: times }, () => structuredClone(arrayOf));
}

function leak(shown: string, canary: readonly string[] = []): Outcome {
	return canary.some((word) => shown.includes(word)) ? "a value of the input shows" : undefined;
}

const shownError = (error: unknown): string => {
	if (!(error instanceof Error)) return String(error);
	const { path } = error as { path?: string };
	return [error.message, path, error.stack, String(error.cause), JSON.stringify(error)].join("\n");
};

function judgeAdmission({ refusals, receipt }: Admission, expected: Expected): Outcome {
	const got = refusals.map(({ index }) => index);
	const wanted = expected.refused.map(({ index }) => index);
	if (JSON.stringify(got) !== JSON.stringify(wanted)) return `refused ${got.join()}, not ${wanted.join()}`;
	if (expected.admitted !== undefined && receipt.linesAdmitted !== expected.admitted.length) {
		return `admitted ${receipt.linesAdmitted}, not ${expected.admitted.length}`;
	}
	const missed = expected.refused.find(
		({ anyOf }, at) =>
			!anyOf.some((code) => (refusals[at] as { reasons: readonly string[] }).reasons.includes(code)),
	);
	return missed === undefined ? undefined : `line ${missed.index} has no reason of ${missed.anyOf.join()}`;
}

/** Runs a guard on a policy and judges everything that came out, console included. */
async function judgeGuard(
	one: Case,
	input: privacy.PolicyInput,
	admit: (policy: privacy.PrivacyPolicy) => Admission | Promise<Admission>,
): Promise<Outcome> {
	const expected = one.expected as Expected;
	let milliseconds = 0;
	let shown = "";
	const { printed, result } = await quietly(async () => {
		try {
			const policy = definePolicy(input);
			const start = performance.now();
			const admission = await admit(policy);
			milliseconds = performance.now() - start;
			shown = JSON.stringify([admission.refusals, admission.receipt, admission.orders]);
			return judgeAdmission(admission, expected);
		} catch (error) {
			shown = shownError(error);
			const isPolicy = error instanceof ReapproError && error.code === "POLICY_INVALID";
			return isPolicy && expected.orPolicyInvalid === true ? undefined : "an error was thrown";
		}
	});
	if (one.maxMs !== undefined && milliseconds > one.maxMs) return `took more than ${one.maxMs} ms`;
	return result ?? leak(shown + printed, one.canary);
}

async function judgePolicy(one: Case, base: Fields): Promise<Outcome> {
	let shown = "";
	const { printed, result } = await quietly(async () => {
		try {
			definePolicy(patched(base, one.patch, one.remove));
			return "accept";
		} catch (error) {
			shown = shownError(error);
			return error instanceof ReapproError ? error.code : "another error";
		}
	});
	if (result !== one.expected) return `${result}, not ${String(one.expected)}`;
	return leak(shown + printed, one.canary);
}

interface ExpectedRelease {
	readonly mustSuppress: readonly string[];
	readonly mustRelease: readonly string[];
	readonly suppressOneOf?: readonly (readonly string[])[];
	readonly minReleased?: number;
}

function judgeRelease(
	request: privacy.ReleaseRequest,
	rules: privacy.ReleaseRules,
	wanted: unknown,
): Outcome {
	const { mustSuppress, mustRelease, suppressOneOf = [], minReleased = 0 } = wanted as ExpectedRelease;
	const { released, suppressed } = privacy.releaseCells(request, rules);
	const shown = mustSuppress.find((key) => !suppressed.includes(key));
	if (shown !== undefined) return `${shown} was released`;
	const held = mustRelease.find((key) => !released.includes(key));
	if (held !== undefined) return `${held} was suppressed`;
	const whole = suppressOneOf.find((keys) => !keys.some((key) => suppressed.includes(key)));
	if (whole !== undefined) return `all of ${whole.join()} were released`;
	return released.length < minReleased ? `${released.length} released, not ${minReleased}` : undefined;
}

/** Judges one case; `undefined` for a topic that this runner does not know. */
async function judge(topic: string, one: Case, base: Fields): Promise<{ outcome: Outcome } | undefined> {
	if (topic === "admission" && Array.isArray(one.lines)) {
		const lines = linesOf(one);
		return {
			outcome: await judgeGuard(one, patched(base, one.policyPatch), (policy) => admitOrders(lines, policy)),
		};
	}
	if (topic === "ndjson-text" && typeof one.text === "string") {
		const text = one.text;
		return {
			outcome: await judgeGuard(one, patched(base, one.policyPatch), (policy) =>
				admitOrderText([text], policy),
			),
		};
	}
	const { rows, cells, past = [], release } = one;
	if (topic === "release-gate" && rows !== undefined && cells !== undefined && release !== undefined) {
		return { outcome: judgeRelease({ rows, cells, past }, release, one.expected) };
	}
	if (topic === "policy") return { outcome: await judgePolicy(one, base) };
	return undefined;
}

const verdictOf = (judged: { outcome: Outcome } | undefined): Verdict =>
	judged === undefined ? "unsupported" : judged.outcome === undefined ? "passed" : "failed";

/** Runs the cases of the guard, the policy, the text reader and the release gate. */
export const runPrivacy: TopicRunner = async (fileName, content) => {
	const {
		topic = fileName,
		policy = {},
		cases,
	} = (content ?? {}) as {
		topic?: string;
		policy?: Fields;
		cases?: readonly Case[];
	};
	if (!Array.isArray(cases)) return [{ topic, id: fileName, verdict: "unsupported" }];
	const results: CaseResult[] = [];
	for (const one of cases) {
		const judged = await judge(topic, one, policy);
		const detail = judged?.outcome;
		results.push({
			topic,
			id: one.id,
			verdict: verdictOf(judged),
			...(detail === undefined ? {} : { detail }),
		});
	}
	return results;
};
