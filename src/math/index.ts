export { compoundOf, mixtureOf, sumOfIndependent } from "./distributions/combine.js";
export {
	discreteLaplaceHalfWidth,
	discreteLaplaceMass,
	discreteLaplaceSum,
	discreteLaplaceVariance,
} from "./distributions/discrete-laplace.js";
export type {
	BinomialDistribution,
	CompoundDistribution,
	Distribution,
	EmpiricalDistribution,
	GammaDistribution,
	LatticeDistribution,
	MixtureDistribution,
	NegativeBinomialDistribution,
	NormalDistribution,
	PointDistribution,
	PoissonDistribution,
	StudentDistribution,
} from "./distributions/distribution.js";
export {
	cdf,
	complementaryLoss,
	isDistribution,
	isIntegerDistribution,
	loss,
	mean,
	probabilityMass,
	quantile,
	secondOrderLoss,
	survival,
	variance,
} from "./distributions/functions.js";
export { latticeFromProbabilities } from "./distributions/lattice.js";
export { distributionFromMoments, sizesFromMoments } from "./distributions/moments.js";
export { toLattice } from "./distributions/to-lattice.js";
export { withoutCompounds } from "./distributions/two-moment-fit.js";
export { Heap } from "./heap.js";
export { addOuterProduct } from "./linear/add-outer-product.js";
export { cholesky, factorCholesky, solveCholesky, substituteCholesky } from "./linear/cholesky.js";
export { solveLeastSquares } from "./linear/least-squares.js";
export { plainNumbers } from "./linear/plain-numbers.js";
export { type LineMinimum, minimiseBrent, type SearchOptions } from "./optimise/brent.js";
export { findRoot } from "./optimise/find-root.js";
export {
	minimiseSquares,
	type Residuals,
	type SquaresMinimum,
	type SquaresOptions,
} from "./optimise/minimise-squares.js";
export { minimiseNelderMead, type NelderMeadOptions, type SimplexMinimum } from "./optimise/nelder-mead.js";
export { createRandom } from "./random/create-random.js";
export { drawIndex } from "./random/draw-index.js";
export type { Random } from "./random/random.js";
export { gammaCdf, gammaQuantile } from "./special/gamma.js";
export { regularizedBeta } from "./special/incomplete-beta.js";
export { gammaLower, gammaUpper } from "./special/incomplete-gamma.js";
export { digamma, logGamma } from "./special/log-gamma.js";
export {
	negativeBinomialCdf,
	negativeBinomialMass,
	negativeBinomialQuantile,
} from "./special/negative-binomial.js";
export { normalCdf, normalDensity, normalLoss, normalSurvival } from "./special/normal.js";
export { normalQuantile } from "./special/normal-quantile.js";
export { poissonCdf, poissonMass, poissonQuantile } from "./special/poisson.js";
export { studentCdf, studentQuantile } from "./special/student.js";
export { rangeQuantile, rangeSurvival } from "./special/studentized-range.js";
