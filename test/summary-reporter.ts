import type { Reporter, TestModule, TestSuite } from "vitest/node";

type Counts = { passed: number; failed: number; skipped: number };

/** A suite that breaks outside its tests (an import, a hook) counts as one failure. */
function brokenSuites(module: TestModule): number {
	const own = module.errors().length > 0 ? 1 : 0;
	const inner = [...module.children.allSuites()].filter((suite: TestSuite) => suite.errors().length > 0);
	return own + inner.length;
}

/**
 * Counts tests over all files of a run; a file that can not be read counts as one failure.
 *
 * @param modules the test files of a finished run
 * @param strayErrors errors that belong to no test
 */
export function countTests(modules: Iterable<TestModule>, strayErrors: number): Counts {
	const counts: Counts = { passed: 0, failed: strayErrors, skipped: 0 };
	for (const module of modules) {
		for (const test of module.children.allTests()) {
			const { state } = test.result();
			if (state === "passed" || state === "failed" || state === "skipped") counts[state] += 1;
			else counts.failed += 1;
		}
		counts.failed += brokenSuites(module);
	}
	return counts;
}

/**
 * The closing line of a run: `N passed, N failed`, with `, N skipped` only if any were.
 *
 * @param counts what `countTests` found
 */
export function summaryLine({ passed, failed, skipped }: Counts): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Closes a vitest run with the summary alone on a line. */
export class SummaryReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly unknown[]): void {
		process.stdout.write(`\n${summaryLine(countTests(modules, strayErrors.length))}\n`);
	}
}
