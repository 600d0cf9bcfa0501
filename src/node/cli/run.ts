import { ReapproError } from "../../index.js";
import { guardSummary } from "./guard-summary.js";
import { type CommandIo, UsageError } from "./io.js";
import { prepareJob } from "./job.js";
import { readOptions } from "./options.js";
import { runGroup } from "./run-group.js";
import { runPlan } from "./run-plan.js";
import { USAGE } from "./usage.js";
import { COMMAND_WORDS } from "./words.js";

async function runCommand(argv: readonly string[], io: CommandIo): Promise<void> {
	const options = readOptions(argv);
	if (options === "help") {
		io.out(USAGE);
		return;
	}
	const job = await prepareJob(options);
	if (job.label !== undefined) io.out(`${job.label}\n\n`);
	const written = await (options.purpose === "replenishment" ? runPlan : runGroup)(job, options, io);
	if (!options.quiet) io.out(`${guardSummary(job, options.locale)}\n`);
	io.out(`${COMMAND_WORDS[options.locale].files}: ${written.join(", ")}\n`);
}

/**
 * Runs the command.
 *
 * @param argv arguments after the program's name
 * @param io where to print
 * @returns exit code: 0; 1 when the run failed; 2 for a wrong option. Errors are one sentence, without a stack
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<0 | 1 | 2> {
	try {
		await runCommand(argv, io);
		return 0;
	} catch (error) {
		if (error instanceof UsageError) {
			io.err(`${error.message}\n`);
			return 2;
		}
		// What is not an error of ours could carry a value of the input in its text.
		const message =
			error instanceof ReapproError ? error.message : "An internal error stopped the run; please report it.";
		io.err(`${message}\n`);
		return 1;
	}
}
