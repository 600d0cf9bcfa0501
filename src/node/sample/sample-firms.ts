/** A simulated funeral operator: funerals a year by site, and the part of them that are burials. */
export interface SampleFirm {
	readonly operatorId: string;
	readonly burialShare: number;
	readonly sites: readonly { readonly siteId: string; readonly funeralsPerYear: number }[];
}

/** Two simulated operators with about 100 and 160 funerals a year on three sites. */
export const SAMPLE_FIRMS: readonly SampleFirm[] = [
	{
		operatorId: "op-alder",
		burialShare: 0.6,
		sites: [{ siteId: "site-a1", funeralsPerYear: 100 }],
	},
	{
		operatorId: "op-birch",
		burialShare: 0.5,
		sites: [
			{ siteId: "site-b1", funeralsPerYear: 95 },
			{ siteId: "site-b2", funeralsPerYear: 65 },
		],
	},
];

/** Id of the simulated buying group. */
export const SAMPLE_GROUP = "group-sample";

/** Part of the families that did not opt in. */
export const NO_OPT_IN_SHARE = 0.04;
