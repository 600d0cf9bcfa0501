/**
 * How many cases a property test draws: few by default, the full number under `REAPPRO_RUNS`.
 *
 * @param usual cases of a run of `npm test`
 * @returns `usual` times the number in the environment variable `REAPPRO_RUNS`, 1 when it is not set
 */
export function runs(usual: number): number {
	return Math.ceil(usual * Number(process.env.REAPPRO_RUNS ?? 1));
}
