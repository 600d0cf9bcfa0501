import type { Purpose } from "../../types.js";
import type { LegalBasis } from "../record/record-types.js";

/**
 * Prefixes of the export. Terms are those of the Data Privacy Vocabulary 2.3 of the W3C community group DPVCG and of
 * its extension for the GDPR; the rest is Dublin Core, RDF and XML Schema.
 */
export const CONTEXT = {
	dpv: "https://w3id.org/dpv#",
	"eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
	dct: "http://purl.org/dc/terms/",
	rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** The narrowest purpose of DPV that holds ours. */
export const PURPOSE_TERMS: Readonly<Record<Purpose, string>> = {
	replenishment: "dpv:InternalResourceOptimisation",
	"habit-analysis": "dpv:OptimisationForController",
	"group-purchasing": "dpv:VendorManagement",
};

/** What the run does with the data. */
export const PROCESSING_TERMS: Readonly<Record<Purpose, readonly string[]>> = {
	replenishment: ["dpv:Filter", "dpv:Aggregate", "dpv:Analyse"],
	"habit-analysis": ["dpv:Filter", "dpv:Aggregate", "dpv:Analyse"],
	"group-purchasing": ["dpv:Filter", "dpv:Combine", "dpv:Aggregate", "dpv:Analyse"],
};

/** Points of GDPR Article 6(1). */
export const LEGAL_BASIS_TERMS: Readonly<Record<LegalBasis, string>> = {
	consent: "eu-gdpr:A6-1-a",
	contract: "eu-gdpr:A6-1-b",
	"legal-obligation": "eu-gdpr:A6-1-c",
	"legitimate-interests": "eu-gdpr:A6-1-f",
};

/** Explicit consent with special categories of data. */
export const EXPLICIT_CONSENT_TERM = "eu-gdpr:A9-2-a";

/** What is prohibited: an id, the property that says of which kind it is, and its term. */
export const PROHIBITION_TERMS = [
	{ id: "resale", property: "dpv:hasPurpose", term: "dpv:SellDataToThirdParties" },
	{ id: "resale-of-insights", property: "dpv:hasPurpose", term: "dpv:SellInsightsFromData" },
	{ id: "marketing", property: "dpv:hasPurpose", term: "dpv:Marketing" },
	{ id: "prospection", property: "dpv:hasPurpose", term: "dpv:DirectMarketing" },
	{ id: "profiling", property: "dpv:hasProcessing", term: "dpv:Profiling" },
] as const;
