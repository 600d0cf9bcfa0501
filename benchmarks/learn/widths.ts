import type { WidthPowers } from "../../src/forecast/choice/width-powers.js";
import { normalQuantile, studentQuantile } from "../../src/math/index.js";
import type { Origin } from "./origins.js";

/** Cost of a value outside of an interval over its half-width, at 95 % (Gneiting and Raftery 2007, equation 43). */
const COST = 20;
/** Logarithm of the half-width that a model states, in its spreads: no interval is narrower. */
const NARROWEST = Math.log(normalQuantile(0.975));
/** Where the stated spread stands among the features. */
const STATED = 1;
/** Steps of the descent (Kingma and Ba 2015, Adam), and when its rate is cut to a third. */
const STEPS = 600;
const RATE = 0.05;
const CUTS = new Set([300, 450]);

/** Logarithms of what a width depends on, one row a period, and the error in scales of the series. */
interface Rows {
	readonly features: readonly (readonly number[])[];
	readonly errors: readonly number[];
	readonly shares: readonly number[];
}

function rowsOf(origins: readonly Origin[], name: string, other: string | undefined): Rows {
	const features: number[][] = [];
	const errors: number[] = [];
	const shares: number[] = [];
	for (const { members, observed, scale, recent, actual } of origins) {
		const of = members.get(name);
		const beside = other === undefined ? of : members.get(other);
		if (of === undefined || beside === undefined) continue;
		actual.forEach((value, h) => {
			const spread = of.spreads[h]!;
			if (!(spread > 0)) return;
			const apart = Math.log(1 + Math.abs(of.means[h]! - beside.means[h]!) / spread);
			const stated = Math.log(spread / scale);
			const known = [1, stated, Math.log(observed), recent, Math.log(h + 1), Number(h === 0)];
			features.push(other === undefined ? known : [...known, apart]);
			errors.push(Math.abs(value - of.means[h]!) / scale);
			shares.push(1 / actual.length);
		});
	}
	return { features, errors, shares };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
	a.reduce((sum, entry, at) => sum + entry * b[at]!, 0);

/** Logarithm of a half-width, in scales of the series. */
const widthOf = (row: readonly number[], powers: readonly number[]): number =>
	Math.max(dot(row, powers), NARROWEST + row[STATED]!);

function descend({ features, errors, shares }: Rows): number[] {
	const size = features[0]!.length;
	const powers = Array.from({ length: size }, (_, at) => Number(at === 0));
	const [first, second] = [powers.map(() => 0), powers.map(() => 0)];
	let rate = RATE;
	for (let step = 1; step <= STEPS; step++) {
		const gradient = powers.map(() => 0);
		features.forEach((row, at) => {
			// Without the narrowest width, in which no power would be moved any more.
			const width = Math.exp(dot(row, powers));
			const slope = shares[at]! * width * (1 - (errors[at]! > width ? COST : 0));
			for (let p = 0; p < size; p++) gradient[p]! += (slope * row[p]!) / features.length;
		});
		for (let p = 0; p < size; p++) {
			first[p] = 0.9 * first[p]! + 0.1 * gradient[p]!;
			second[p] = 0.999 * second[p]! + 0.001 * gradient[p]! ** 2;
			const size1 = first[p]! / (1 - 0.9 ** step);
			const size2 = Math.sqrt(second[p]! / (1 - 0.999 ** step)) + 1e-9;
			powers[p]! -= (rate * size1) / size2;
		}
		if (CUTS.has(step)) rate /= 3;
	}
	return powers;
}

/** Degrees of freedom with which intervals at 80 % cover best, where those at 95 % are given. */
function degreesOf({ features, errors, shares }: Rows, powers: readonly number[]): number {
	const total = shares.reduce((sum, share) => sum + share, 0);
	let best = { degrees: 0, miss: Number.POSITIVE_INFINITY };
	for (let degrees = 2.5; degrees <= 12; degrees += 0.25) {
		const part = studentQuantile(0.9, degrees) / studentQuantile(0.975, degrees);
		const covered = features.reduce(
			(sum, row, at) => sum + (errors[at]! <= part * Math.exp(widthOf(row, powers)) ? shares[at]! : 0),
			0,
		);
		const miss = Math.abs(covered / total - 0.8);
		if (miss < best.miss) best = { degrees, miss };
	}
	return best.degrees;
}

const rounded = (value: number | undefined): number => Number((value ?? 0).toFixed(3));

/**
 * Widths of least interval score at 95 % over origins.
 *
 * @param origins of the series to learn from
 * @param name the forecast whose intervals are learned
 * @param other a second forecast, whose distance from the first tells doubt
 * @returns powers as `WIDTHS` holds them
 */
export function learnWidths(origins: readonly Origin[], name: string, other?: string): WidthPowers {
	const rows = rowsOf(origins, name, other);
	const powers = descend(rows);
	const [base, stated, length, recent, ahead, first, distance] = powers.map(rounded);
	return {
		base: base!,
		stated: stated!,
		length: length!,
		recent: recent!,
		ahead: ahead!,
		first: first!,
		distance: distance ?? 0,
		degreesOfFreedom: degreesOf(rows, powers),
	};
}
