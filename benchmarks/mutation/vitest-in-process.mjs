/**
 * What the tests of the guard use of Vitest, for running thousands of mutants in one process: tests are collected
 * once and called directly. The assertions are Vitest's own.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "node:util";
import {
	ASYMMETRIC_MATCHERS_OBJECT,
	chai,
	GLOBAL_EXPECT,
	JestAsymmetricMatchers,
	JestChaiExpect,
	JestExtend,
	setState,
} from "@vitest/expect";
import { fn, restoreAllMocks, spyOn } from "@vitest/spy";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0, isExpectingAssertions: false, testPath: "" }, expect);

let running = "";

/** Texts that are kept in a file beside the test. */
chai.use((_, { addMethod }) =>
	addMethod(chai.Assertion.prototype, "toMatchFileSnapshot", function (path) {
		new chai.Assertion(this._obj).to.equal(readFileSync(join(dirname(running), path), "utf8"));
	}),
);

export const vi = { fn, spyOn, restoreAllMocks };

let file = "";
let suites = [];
let collected = [];

/** Forgets what was collected. */
export function startCollecting() {
	collected = [];
	return collected;
}

/** Says which file's tests are collected from here on. */
export function startFile(name) {
	file = name;
	suites = [{ name: "", beforeAll: [], afterAll: [], beforeEach: [], afterEach: [], begun: false }];
}

/** As many values as the title has places for, so that nothing else of a case is looked at. */
function titleOf(title, values) {
	const places = title.match(/%[sdifjo]/g)?.length ?? 0;
	return format(title, ...values.slice(0, places));
}

const forEach = (one) => (cases) => (title, run) => {
	for (const [index, value] of cases.entries()) {
		const values = Array.isArray(value) ? value : [value];
		one(`${titleOf(title, values)} (${index})`, () => run(...values));
	}
};

export function it(title, ...rest) {
	const [own, run] = [file, rest.find((one) => typeof one === "function")];
	const name = [...suites.map((suite) => suite.name), title].filter((part) => part !== "").join(" > ");
	const runs = () => {
		running = own;
		return run();
	};
	collected.push({ file, name, title, run: runs, suites: [...suites] });
}
it.each = forEach(it);

export function describe(title, define) {
	suites.push({ name: title, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [], begun: false });
	define();
	suites.pop();
}
describe.each = forEach(describe);

const hook = (kind) => (run) => suites.at(-1)[kind].push(run);
export const beforeAll = hook("beforeAll");
export const afterAll = hook("afterAll");
export const beforeEach = hook("beforeEach");
export const afterEach = hook("afterEach");
