import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import startAugurs, { MSTL } from "@bsull/augurs/mstl";

/** CPU time of one series in another tool; `undefined` where it is not installed or failed on every series. */
export interface Peer {
	readonly name: string;
	readonly milliseconds: number | undefined;
	/** Series that it gave no forecast for. */
	readonly failed: number;
}

const cpuMilliseconds = (since?: NodeJS.CpuUsage): number => {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
};

/** MSTL with exponential smoothing of the npm package augurs, fit and forecast. */
export async function augurs(
	series: readonly Float64Array[],
	seasonLength: number,
	horizon: number,
): Promise<Peer> {
	const wasm = createRequire(import.meta.url)
		.resolve("@bsull/augurs/mstl")
		.replace(/\.js$/, "_bg.wasm");
	await startAugurs({ module_or_path: readFileSync(wasm) });
	let failed = 0;
	const each = (values: Float64Array): void => {
		try {
			const model = MSTL.ets([seasonLength]);
			model.fit(values);
			model.predict(horizon, 0.95);
		} catch {
			failed += 1;
		}
	};
	for (const values of series) each(values);
	failed = 0;
	const start = process.cpuUsage();
	for (const values of series) each(values);
	const done = series.length - failed;
	return {
		name: "augurs MSTL + ETS",
		milliseconds: done > 0 ? cpuMilliseconds(start) / series.length : undefined,
		failed,
	};
}

/** `ets` of R's package forecast, fit and forecast, timed by R itself; needs `Rscript` on the path. */
export function rEts(series: readonly Float64Array[], seasonLength: number, horizon: number): Peer {
	const script = `
suppressMessages(library(forecast))
input <- file("stdin"); lines <- readLines(input)
series <- lapply(lines, function(line) ts(as.numeric(strsplit(line, ",")[[1]]), frequency = ${seasonLength}))
invisible(forecast(ets(series[[1]]), h = ${horizon}))
start <- proc.time()
failed <- 0
for (y in series) tryCatch(forecast(ets(y), h = ${horizon}), error = function(e) failed <<- failed + 1)
used <- proc.time() - start
cat(1000 * (used[["user.self"]] + used[["sys.self"]]) / length(series), failed)
`;
	const input = series.map((values) => Array.from(values).join(",")).join("\n");
	const { status, stdout } = spawnSync("Rscript", ["-e", script], { input, encoding: "utf8" });
	const [milliseconds, failed] = (stdout ?? "").trim().split(" ").map(Number);
	return status === 0 && Number.isFinite(milliseconds)
		? { name: "R ets", milliseconds, failed: failed ?? 0 }
		: { name: "R ets", milliseconds: undefined, failed: 0 };
}
