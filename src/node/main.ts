import { run } from "./cli/run.js";

// A reader that closes early, such as `head`, is no failure of the run.
process.stdout.on("error", () => process.exit(0));

run(process.argv.slice(2), {
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
	isTerminal: process.stderr.isTTY === true,
}).then((code) => {
	process.exitCode = code;
});
