import { ReapproError } from "../../index.js";
import { guardSummary } from "./guard-summary.js";
import { type CommandIo, UsageError } from "./io.js";
import { type Job, prepareJob } from "./job.js";
import { readOptions } from "./options.js";
import { runGroup } from "./run-group.js";
import { runPlan } from "./run-plan.js";
import { USAGE } from "./usage.js";
import { COMMAND_WORDS } from "./words.js";

/** Whether lines were read and the guard let none of them in. */
const isAllRefused = ({ admission: { receipt } }: Job): boolean =>
	receipt.linesAdmitted === 0 && receipt.linesRefused.to > 0;

async function runCommand(argv: readonly string[], io: CommandIo): Promise<0 | 1> {
	const options = readOptions(argv);
	if (options === "help") {
		io.out(USAGE);
		return 0;
	}
	const { locale, purpose, quiet } = options;
	const words = COMMAND_WORDS[locale];
	const job = await prepareJob(options);
	if (job.sources !== undefined) io.out(`${words.simulated(job.sources)}\n\n`);
	const allRefused = isAllRefused(job);
	if (allRefused) io.err(`${words.nothingAdmitted}\n\n${guardSummary(job, locale)}\n`);
	const shown = { ...options, quiet: quiet || allRefused };
	const written = await (purpose === "replenishment" ? runPlan : runGroup)(job, shown, io);
	if (!shown.quiet) io.out(`${guardSummary(job, locale)}\n`);
	io.out(`${words.files(written.join(", "))}\n`);
	return allRefused ? 1 : 0;
}

/**
 * Runs the command.
 *
 * @param argv arguments after the program's name
 * @param io where to print
 * @returns exit code: 0; 1 when the run failed or every line was refused; 2 for a wrong option. Errors are one sentence, without a stack
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<0 | 1 | 2> {
	try {
		return await runCommand(argv, io);
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
