import type { PlanProgress } from "../../index.js";
import type { CommandIo } from "./io.js";

/** Progress on one line of a terminal; nothing elsewhere, so that logs stay readable. */
export function progressTo(io: CommandIo) {
	let shown = false;
	return {
		show: ({ stage, done, total }: PlanProgress): void => {
			if (!io.isTerminal) return;
			shown = true;
			io.err(`\r${stage} ${done}/${total} `);
		},
		end: (): void => {
			if (shown) io.err("\r\u001b[K");
		},
	};
}
