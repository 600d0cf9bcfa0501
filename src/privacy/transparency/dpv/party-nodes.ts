import type { RecordContact, RecordParty } from "../record/record-types.js";
import { type JsonLdNode, refer } from "./json-ld.js";

function contactNode(id: string, type: string, { name, contact }: RecordContact): JsonLdNode {
	return { "@id": id, "@type": type, "dpv:hasName": name, "dpv:hasContact": contact };
}

/**
 * A controller or processor with its representative and data protection officer.
 *
 * @param id id of its node
 * @param type `dpv:DataController` or `dpv:DataProcessor`
 * @param party names and contacts
 * @returns its node first, then those it refers to
 */
export function partyNodes(id: string, type: string, party: RecordParty): readonly JsonLdNode[] {
	const { name, contact, address, representative, dataProtectionOfficer } = party;
	const representativeId = `${id}-representative`;
	const officerId = `${id}-data-protection-officer`;
	const own: JsonLdNode = {
		"@id": id,
		"@type": type,
		"dpv:hasName": name,
		"dpv:hasContact": contact,
		...(address === undefined ? {} : { "dpv:hasAddress": address }),
		...(representative === undefined ? {} : { "dpv:hasRepresentative": refer(representativeId) }),
		...(dataProtectionOfficer === undefined ? {} : { "dpv:hasDataProtectionOfficer": refer(officerId) }),
	};
	return [
		own,
		...(representative === undefined
			? []
			: [contactNode(representativeId, "dpv:Representative", representative)]),
		...(dataProtectionOfficer === undefined
			? []
			: [contactNode(officerId, "dpv:DataProtectionOfficer", dataProtectionOfficer)]),
	];
}
