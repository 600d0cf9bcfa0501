/**
 * A test runner for Stryker: the tests of the guard in one process. Under the runner for Vitest each mutant starts a
 * worker and loads every module anew, some seconds; here a mutant takes milliseconds, and `src` can be mutated whole.
 */
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
	DryRunStatus,
	determineHitLimitReached,
	TestStatus,
	toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { failureOf, guardTests } from "./guard-tests.mjs";

class GuardTestRunner {
	#tests = [];
	#guard;
	#state;

	constructor() {
		globalThis.__stryker__ ??= {};
		this.#state = globalThis.__stryker__;
	}

	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		this.#guard = await guardTests(process.cwd());
		await this.#guard.build();
	}

	async dryRun() {
		this.#state.activeMutant = undefined;
		this.#tests = await this.#guard.load();
		const result = await this.#run(this.#tests, false, true);
		return { ...result, mutantCoverage: this.#state.mutantCoverage };
	}

	async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }) {
		this.#state.hitCount = 0;
		this.#state.hitLimit = hitLimit;
		this.#state.activeMutant = mutantActivation === "static" ? activeMutant.id : undefined;
		let result;
		try {
			if (mutantActivation === "static" || this.#tests.length === 0) this.#tests = await this.#guard.load();
			this.#state.activeMutant = activeMutant.id;
			const wanted = testFilter === undefined ? undefined : new Set(testFilter);
			const tests = this.#tests.filter(({ id }) => wanted === undefined || wanted.has(id));
			result = await this.#run(tests, !disableBail, false);
		} catch (error) {
			// The module itself can not be loaded any more: every test fails.
			result = {
				status: DryRunStatus.Complete,
				tests: [
					{
						id: "load",
						name: "load",
						timeSpentMs: 0,
						status: TestStatus.Failed,
						failureMessage: String(error),
					},
				],
			};
		}
		if (mutantActivation === "static") this.#tests = [];
		return toMutantRunResult(determineHitLimitReached(this.#state.hitCount, hitLimit) ?? result);
	}

	async dispose() {
		await this.#guard?.close();
	}

	async #run(tests, bail, measures) {
		const results = [];
		for (const test of tests) {
			if (measures) this.#state.currentTestId = test.id;
			const start = Date.now();
			const failureMessage = await failureOf(test);
			this.#state.currentTestId = undefined;
			const common = { id: test.id, name: test.name, fileName: test.file, timeSpentMs: Date.now() - start };
			results.push(
				failureMessage === undefined
					? { ...common, status: TestStatus.Success }
					: { ...common, status: TestStatus.Failed, failureMessage },
			);
			if (bail && failureMessage !== undefined) break;
		}
		return { status: DryRunStatus.Complete, tests: results };
	}
}

function createRunner() {
	return new GuardTestRunner();
}
createRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "guard", createRunner)];
