import type { ArticleHistory } from "./article-volumes.js";
import type { CoveredMember } from "./register-types.js";

/** Pieces that a figure holds for one piece of a member's lines. */
export type Scale = (operatorId: string) => number;

/** Figures of the lines as they are. */
export const AS_COUNTED: Scale = () => 1;

/** Figures that also stand for lines without opt-in: one piece in four tells of four. */
export function scaleOf(coverage: readonly CoveredMember[]): Scale {
	const shares = new Map(coverage.map(({ operatorId, share }) => [operatorId, share]));
	return (operatorId) => 1 / (shares.get(operatorId) ?? 1);
}

/**
 * The units in which figures are judged: lines as they are, and, where only a share of a member's lines carries the
 * opt-in, the demand that they stand for. A figure is computed from the one and the other, so that both must pass.
 *
 * @param history of the article; each member counts with the share that was given last
 * @returns one scale or two
 */
export function scalesOf({ shown, current }: ArticleHistory): readonly Scale[] {
	const coverage = [...shown, current].flatMap(({ run }) =>
		run.members.map(
			(operatorId) => run.coverage.find((own) => own.operatorId === operatorId) ?? { operatorId, share: 1 },
		),
	);
	return coverage.every(({ share }) => share === 1) ? [AS_COUNTED] : [AS_COUNTED, scaleOf(coverage)];
}
