import {
	continuousDemand,
	cumulativeSmoothingErrorSd,
	demandFromProbabilities,
	demandPatternOf,
	probabilityOfNoDemand,
	randomLeadTimeDemand,
	reorderPointWithUndershoot,
	safetyFactorOfEstimates,
	seasonalLeadTimeDemand,
	secondOrderComplementaryLoss,
	twoMomentFit,
	undershootProbabilities,
	valueClasses,
} from "../../../src/inventory/index.js";
import {
	cdf,
	complementaryLoss,
	type Distribution,
	loss,
	mean,
	normalCdf,
	probabilityMass,
	quantile,
	secondOrderLoss,
	survival,
	toLattice,
	variance,
} from "../../../src/math/index.js";
import { type Adapters, adapter } from "./adapter.js";
import { continuousOf, demandOf, type ReferenceDemand } from "./reference-demand.js";

const LEVELS = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99];

function lossesOf(demand: Distribution, x: number): object {
	return {
		loss: loss(demand, x),
		complementaryLoss: complementaryLoss(demand, x),
		secondLoss: secondOrderLoss(demand, x),
		secondComplementaryLoss: secondOrderComplementaryLoss(demand, x),
		cdf: cdf(demand, x),
		sf: survival(demand, x),
	};
}

function summaryOf(demand: Distribution): object {
	const quantiles = LEVELS.map((level) => quantile(demand, level));
	const { start, probabilities } = toLattice(demand, { tail: 1e-15 });
	const centre = mean(demand);
	const spread = variance(demand);
	const thirdMoment = probabilities.reduce(
		(sum, probability, index) => sum + probability * (start + index - centre) ** 3,
		0,
	);
	return {
		mean: centre,
		variance: spread,
		quantileLevels: LEVELS,
		quantiles,
		lossAtQuantiles: quantiles.map((level) => loss(demand, level)),
		probZero: probabilityOfNoDemand(demand),
		skewness: thirdMoment / spread ** 1.5,
	};
}

/** Loss functions, lead-time demand, forecast error, classification. */
export const demandAdapters: Adapters = {
	standardNormalLoss: adapter<{ z: number }>(({ z }) => {
		const normal: Distribution = { kind: "normal", mean: 0, standardDeviation: 1 };
		return { ...lossesOf(normal, z), cdf: normalCdf(z) };
	}),
	continuousLoss: adapter<{ distribution: ReferenceDemand; x: number }>(({ distribution, x }) => {
		const textbook = continuousOf(distribution);
		if (textbook === undefined) return lossesOf(demandOf(distribution), x);
		const functions = continuousDemand(textbook);
		return {
			loss: functions.loss(x),
			complementaryLoss: functions.complementaryLoss(x),
			secondLoss: functions.secondOrderLoss(x),
			secondComplementaryLoss: functions.secondOrderComplementaryLoss(x),
			cdf: functions.cdf(x),
			sf: functions.survival(x),
		};
	}),
	discreteLoss: adapter<{ distribution: ReferenceDemand; x: number }>(({ distribution, x }) => {
		// Trials until the first success are one more than the failures before it.
		const shift = distribution.type === "geometric" ? 1 : 0;
		const demand: Distribution = shift
			? { kind: "negative-binomial", size: 1, probability: distribution.p }
			: demandOf(distribution);
		return { ...lossesOf(demand, x - shift), pmf: probabilityMass(demand, x - shift) };
	}),
	ltdStochasticLeadTime: adapter<{
		dailyDemandPmf: number[];
		leadTimePmf: Record<string, number>;
		reviewPeriod: number;
	}>(({ dailyDemandPmf, leadTimePmf, reviewPeriod }) => {
		const leadTime = Object.entries(leadTimePmf).map(([days, probability]) => ({
			days: Number(days),
			probability,
		}));
		return summaryOf(randomLeadTimeDemand(demandFromProbabilities(dailyDemandPmf), leadTime, reviewPeriod));
	}),
	ltdSeasonalPoisson: adapter<{ dailyMeans: number[] }>(({ dailyMeans }) =>
		summaryOf(seasonalLeadTimeDemand(dailyMeans.map((rate) => ({ kind: "poisson", rate })))),
	),
	ltdSeasonalNegativeBinomial: adapter<{ days: { r: number; p: number }[] }>(({ days }) =>
		summaryOf(
			seasonalLeadTimeDemand(
				days.map(({ r, p }) => ({ kind: "negative-binomial", size: r, probability: p })),
			),
		),
	),
	ltdCompoundPoisson: adapter<{ orderRatePerDay: number; leadTimeDays: number; orderSizePmf: number[] }>(
		({ orderRatePerDay, leadTimeDays, orderSizePmf }) =>
			summaryOf({
				kind: "compound",
				count: { kind: "poisson", rate: orderRatePerDay * leadTimeDays },
				sizes: orderSizePmf.slice(1),
			}),
	),
	poissonLogarithmicIsNegativeBinomial: adapter<{ orderRate: number; logarithmicTheta: number }>(
		({ orderRate, logarithmicTheta }) => {
			const sizes: number[] = [];
			for (let power = logarithmicTheta, size = 1; power > 1e-18; power *= logarithmicTheta, size++)
				sizes.push(power / (-size * Math.log1p(-logarithmicTheta)));
			const demand: Distribution = { kind: "compound", count: { kind: "poisson", rate: orderRate }, sizes };
			const [centre, spread] = [mean(demand), variance(demand)];
			return {
				mean: centre,
				variance: spread,
				r: centre ** 2 / (spread - centre),
				p: centre / spread,
				cdfAt: [0, 1, 2, 3, 4, 5].map((x) => cdf(demand, x)),
			};
		},
	),
	twoMomentFit: adapter<{ mean: number; variance: number }>((inputs) => {
		const { gamma, normal, negativeBinomial } = twoMomentFit(inputs.mean, inputs.variance);
		const quantilesAt = (level: number) => ({
			gamma: quantile(gamma, level),
			normal: quantile(normal, level),
			...(negativeBinomial && { negativeBinomial: quantile(negativeBinomial, level) }),
		});
		return {
			parameters: {
				gamma,
				...(negativeBinomial && {
					negativeBinomial: { r: negativeBinomial.size, p: negativeBinomial.probability },
				}),
			},
			quantiles: Object.fromEntries([0.9, 0.95, 0.99].map((level) => [String(level), quantilesAt(level)])),
		};
	}),
	undershootReorderPoint: adapter<{
		orderRate: number;
		leadTime: number;
		orderSizePmf: number[];
		targetCycleServiceLevel: number;
	}>(({ orderRate, leadTime, orderSizePmf, targetCycleServiceLevel }) => {
		const sizes = orderSizePmf.slice(1);
		const demand: Distribution = {
			kind: "compound",
			count: { kind: "poisson", rate: orderRate * leadTime },
			sizes,
		};
		return {
			undershootPmf: undershootProbabilities(sizes),
			...reorderPointWithUndershoot(demand, sizes, targetCycleServiceLevel),
		};
	}),
	sesLeadTimeErrorVariance: adapter<{ alpha: number; oneStepErrorSd: number; periods: number }>(
		({ alpha, oneStepErrorSd, periods }) => {
			const cumulativeErrorSd = cumulativeSmoothingErrorSd(oneStepErrorSd, alpha, periods);
			const naiveSqrtSd = cumulativeSmoothingErrorSd(oneStepErrorSd, 0, periods);
			return { cumulativeErrorSd, naiveSqrtSd, ratio: cumulativeErrorSd / naiveSqrtSd };
		},
	),
	estimatedParametersFactor: adapter<{ sampleSize: number; targetServiceLevel: number }>(
		({ sampleSize, targetServiceLevel }) => safetyFactorOfEstimates(sampleSize, targetServiceLevel),
	),
	abc: adapter<{ annualValue: number[] }>(({ annualValue }) => ({ classes: valueClasses(annualValue) })),
	xyzAndSbc: adapter<{ series: number[] }>(({ series }) => {
		const found = demandPatternOf(series);
		return {
			cv: found.coefficientOfVariation,
			xyz: found.variability,
			adi: found.averageDemandInterval,
			cv2: found.squaredVariationOfSizes,
			sbc: found.pattern,
		};
	}),
};
