import type { EtsLayout } from "./form.js";
import { startSeason } from "./recursion.js";
import { BLOCK_ROWS, type EtsWorkspace } from "./workspace.js";

/**
 * Runs the recursion with forward sensitivities of all states, and sums up what a Gauss-Newton step needs.
 *
 * With x = derivative of the residual: `products` = sum x x' (lower triangle), `squareSlopes` = sum residual * x,
 * `logSlopes` = sum of derivatives of log mean (multiplicative errors). The same states as `runEts`, differentiated.
 *
 * @param values observations, `NaN` where missing
 * @param layout form and positions
 * @param theta parameter vector, feasible by `runEts`
 * @param size leading parameters to differentiate by: `layout.short` keeps the initial season fixed
 * @param workspace receives the sums
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const workspace = etsWorkspace(1);
 * differentiateEts(Float64Array.of(2, 4), layout, Float64Array.of(0.5, 2), 2, workspace);
 * workspace.squareSlopes[1]; // => -1
 */
export function differentiateEts(
	values: Float64Array,
	layout: EtsLayout,
	theta: Float64Array,
	size: number,
	workspace: EtsWorkspace,
): void {
	const { form, period, betaAt, gammaAt, phiAt, slopeAt } = layout;
	const { season, levelSlopes, trendSlopes, seasonSlopes, residualSlopes, logSlopes, residuals } = workspace;
	const alpha = theta[0]!;
	const betaShare = betaAt >= 0 ? theta[betaAt]! : 0;
	const gammaShare = gammaAt >= 0 ? theta[gammaAt]! : 0;
	const beta = alpha * betaShare;
	const gamma = (1 - alpha) * gammaShare;
	const phi = phiAt >= 0 ? theta[phiAt]! : 1;
	const additive = form.season === "A";
	const multiplicative = form.season === "M";
	const relative = form.error === "M";
	startSeason(layout, theta, season);
	clearSlopes(layout, size, workspace);
	let level = theta[layout.levelAt]!;
	let slope = slopeAt >= 0 ? theta[slopeAt]! : 0;
	let phase = 0;
	let rows = 0;
	for (let t = 0; t < values.length; t++) {
		const trend = phi * slope;
		const base = level + trend;
		const index = season[phase]!;
		const mean = multiplicative ? base * index : additive ? base + index : base;
		const value = values[t]!;
		const offset = phase * size;
		const seen = !Number.isNaN(value);
		const error = seen ? value - mean : 0;
		const residual = relative ? error / mean : error;
		const shock = multiplicative ? error / index : error;
		const change = multiplicative ? error / base : additive ? error : 0;
		// Linear coefficients of this period: mean = meanBase dbase + meanIndex dindex, and so on.
		const meanBase = multiplicative ? index : 1;
		const meanIndex = multiplicative ? base : additive ? 1 : 0;
		const shockIndex = !seen ? 0 : multiplicative ? -value / (index * index) : additive ? -1 : 0;
		const changeBase = !seen ? 0 : multiplicative ? -value / (base * base) : additive ? -1 : 0;
		const stay = seen ? 1 : 0;
		const toResidual = relative ? -value / (mean * mean) : -1;
		const toLog = relative ? 1 / mean : 0;
		const row = rows * size;
		// By phi the trend phi * slope has the slope itself as a further part.
		if (phiAt >= 0) trendSlopes[phiAt]! += slope / phi;
		for (let p = 0; p < size; p++) {
			const slopeSlope = phi * trendSlopes[p]!;
			const baseSlope = levelSlopes[p]! + slopeSlope;
			const indexSlope = seasonSlopes[offset + p]!;
			if (seen) {
				const meanSlope = meanBase * baseSlope + meanIndex * indexSlope;
				residualSlopes[row + p] = toResidual * meanSlope;
				logSlopes[p]! += toLog * meanSlope;
			}
			const shockSlope = shockIndex * indexSlope - stay * baseSlope;
			levelSlopes[p] = baseSlope + alpha * shockSlope;
			trendSlopes[p] = slopeSlope + beta * shockSlope;
			seasonSlopes[offset + p] = indexSlope + gamma * (changeBase * baseSlope - (seen ? indexSlope : 0));
		}
		levelSlopes[0]! += shock;
		trendSlopes[0]! += betaShare * shock;
		seasonSlopes[offset]! -= gammaShare * change;
		if (betaAt >= 0) trendSlopes[betaAt]! += alpha * shock;
		if (gammaAt >= 0) seasonSlopes[offset + gammaAt]! += (1 - alpha) * change;
		if (seen) {
			residuals[rows++] = residual;
			if (rows === BLOCK_ROWS) {
				addBlock(workspace, size);
				rows = 0;
			}
		}
		level = base + alpha * shock;
		slope = trend + beta * shock;
		season[phase] = index + gamma * change;
		phase = phase + 1 === period ? 0 : phase + 1;
	}
	if (rows === 0) return;
	residualSlopes.fill(0, rows * size, BLOCK_ROWS * size);
	residuals.fill(0, rows);
	addBlock(workspace, size);
}

/**
 * Adds the products of a block of rows: each sum is fetched and stored once for four periods, which is what the products
 * of twenty parameters cost.
 */
function addBlock(workspace: EtsWorkspace, size: number): void {
	const { residuals, residualSlopes, squareSlopes, products } = workspace;
	const r0 = residuals[0]!;
	const r1 = residuals[1]!;
	const r2 = residuals[2]!;
	const r3 = residuals[3]!;
	const second = size;
	const third = 2 * size;
	const fourth = 3 * size;
	// Two rows at a time: what is fetched of a column serves both.
	let row = 0;
	for (; row + 1 < size; row += 2) {
		const next = row + 1;
		const x0 = residualSlopes[row]!;
		const x1 = residualSlopes[second + row]!;
		const x2 = residualSlopes[third + row]!;
		const x3 = residualSlopes[fourth + row]!;
		const y0 = residualSlopes[next]!;
		const y1 = residualSlopes[second + next]!;
		const y2 = residualSlopes[third + next]!;
		const y3 = residualSlopes[fourth + next]!;
		squareSlopes[row]! += r0 * x0 + r1 * x1 + r2 * x2 + r3 * x3;
		squareSlopes[next]! += r0 * y0 + r1 * y1 + r2 * y2 + r3 * y3;
		const at = row * size;
		const below = at + size;
		for (let column = 0; column <= row; column++) {
			const c0 = residualSlopes[column]!;
			const c1 = residualSlopes[second + column]!;
			const c2 = residualSlopes[third + column]!;
			const c3 = residualSlopes[fourth + column]!;
			products[at + column]! += x0 * c0 + x1 * c1 + x2 * c2 + x3 * c3;
			products[below + column]! += y0 * c0 + y1 * c1 + y2 * c2 + y3 * c3;
		}
		products[below + next]! += y0 * y0 + y1 * y1 + y2 * y2 + y3 * y3;
	}
	if (row === size) return;
	const x0 = residualSlopes[row]!;
	const x1 = residualSlopes[second + row]!;
	const x2 = residualSlopes[third + row]!;
	const x3 = residualSlopes[fourth + row]!;
	squareSlopes[row]! += r0 * x0 + r1 * x1 + r2 * x2 + r3 * x3;
	const at = row * size;
	for (let column = 0; column <= row; column++)
		products[at + column]! +=
			x0 * residualSlopes[column]! +
			x1 * residualSlopes[second + column]! +
			x2 * residualSlopes[third + column]! +
			x3 * residualSlopes[fourth + column]!;
}

function clearSlopes(layout: EtsLayout, size: number, workspace: EtsWorkspace): void {
	const { levelAt, slopeAt, seasonAt, period } = layout;
	workspace.levelSlopes.fill(0, 0, size);
	workspace.trendSlopes.fill(0, 0, size);
	workspace.logSlopes.fill(0, 0, size);
	workspace.squareSlopes.fill(0, 0, size);
	workspace.seasonSlopes.fill(0, 0, size * period);
	workspace.products.fill(0, 0, size * size);
	workspace.levelSlopes[levelAt] = 1;
	if (slopeAt >= 0) workspace.trendSlopes[slopeAt] = 1;
	if (seasonAt < 0) return;
	for (let p = seasonAt; p < size; p++) {
		workspace.seasonSlopes[(p - seasonAt) * size + p] = 1;
		workspace.seasonSlopes[(period - 1) * size + p] = -1;
	}
}
