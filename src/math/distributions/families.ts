import { binomialFamily } from "./binomial.js";
import { compoundFamily } from "./compound.js";
import type { Distribution } from "./distribution.js";
import { empiricalFamily } from "./empirical.js";
import { type Family, requireOption } from "./family.js";
import { gammaFamily } from "./gamma.js";
import { latticeFamily } from "./lattice.js";
import { createMixtureFamily } from "./mixture.js";
import { negativeBinomialFamily } from "./negative-binomial.js";
import { normalFamily } from "./normal.js";
import { pointFamily } from "./point.js";
import { poissonFamily } from "./poisson.js";
import { studentFamily } from "./student.js";

type Families = { readonly [K in Distribution["kind"]]: Family<Extract<Distribution, { kind: K }>> };

const FAMILIES: Families = {
	point: pointFamily,
	normal: normalFamily,
	student: studentFamily,
	gamma: gammaFamily,
	poisson: poissonFamily,
	"negative-binomial": negativeBinomialFamily,
	binomial: binomialFamily,
	lattice: latticeFamily,
	empirical: empiricalFamily,
	compound: compoundFamily,
	mixture: createMixtureFamily(familyOf),
};

/** The family that answers for a distribution. The one cast of the record: TypeScript can not tie the key to the argument. */
function familyOf(d: Distribution): Family<Distribution> {
	requireOption(Object.hasOwn(FAMILIES, d.kind), "Give a distribution of a known kind.");
	return FAMILIES[d.kind] as unknown as Family<Distribution>;
}

/** The family of a distribution whose parameters were checked. */
export function checkedFamily(d: Distribution): Family<Distribution> {
	const family = familyOf(d);
	family.check(d);
	return family;
}

/** True when the value names a known kind. */
export function isKnownKind(kind: unknown): kind is Distribution["kind"] {
	return typeof kind === "string" && Object.hasOwn(FAMILIES, kind);
}
