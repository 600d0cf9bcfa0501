/**
 * One process that forecasts many series with `auto` and says what it took: `tsx many-series.ts SERIES LENGTH`.
 *
 * A process of its own, so that its peak is that of the forecasts and of the engine alone.
 */
import { forecastSeries } from "../../src/forecast/index.js";
import { createRandom } from "../../src/math/index.js";

const [count = 10_000, length = 60] = process.argv.slice(2).map(Number);
const random = createRandom(20_261_126);

/** A month of a group: a level, a trend, a winter and noise; every fourth series is of small counts. */
function invented(index: number): number[] {
	const level = index % 4 === 0 ? 0.3 + random.uniform() : 20 + 200 * random.uniform();
	const trend = 1 + 0.004 * (random.uniform() - 0.5);
	const winter = 0.3 * random.uniform();
	return Array.from({ length }, (_, month) => {
		const mean = level * trend ** month * (1 + winter * Math.cos((2 * Math.PI * month) / 12));
		return random.poisson(mean);
	});
}

const before = process.memoryUsage().rss;
const start = process.cpuUsage();
let checked = 0;
for (let index = 0; index < count; index++) {
	const { mean } = forecastSeries(invented(index), { seasonLength: 12, horizon: 12, model: "auto" });
	if (mean.every((value) => Number.isFinite(value))) checked += 1;
}
const { user, system } = process.cpuUsage(start);
console.log(
	JSON.stringify({
		count,
		length,
		finite: checked,
		seconds: (user + system) / 1e6,
		startMebibytes: before / 2 ** 20,
		peakMebibytes: process.resourceUsage().maxRSS / 1024,
	}),
);
