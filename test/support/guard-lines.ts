import type { PrivacyPolicy } from "../../src/index.js";
import { BENIGN_IDS, benignId } from "./guard-ids.js";
import { chance, dateBetween, LETTERS, pick, type Random, shifted, shuffled, text } from "./guard-random.js";
import { type GuardWorld, TODAY } from "./guard-worlds.js";

/** A line or consent that a corruption may write on. */
export type Fields = Record<string, unknown>;

const letters = (serial: number): string => {
	let rest = serial;
	let name = "";
	do {
		name += LETTERS[rest % 26];
		rest = Math.floor(rest / 26);
	} while (rest > 0);
	return `${name}xyz`;
};
const uuid = BENIGN_IDS["a UUID"] as (random: Random) => string;

/** An id that no other line of the batch has, in the odd ways in which ids are written. */
export function uniqueId(random: Random, serial: number): string {
	const form = random.integer(5);
	if (form === 0) return uuid(random);
	if (form === 1) return `4${String(serial).padStart(9, "0")}`;
	if (form === 2) return `CMD-${dateBetween(random, "2016-11-23", TODAY)}-${letters(serial)}`;
	if (form === 3) return `${letters(serial)}_${text(random, LETTERS, 3)}`;
	return `7${String(serial).padStart(13, "0")}`;
}

const otherPurposes = (policy: PrivacyPolicy): string[] =>
	["replenishment", "habit-analysis", "group-purchasing"].filter((purpose) => purpose !== policy.purpose);

/** A consent that passes. */
export function validConsent(random: Random, { policy }: GuardWorld, serial: number): Fields {
	const others = otherPurposes(policy).filter(() => chance(random, 0.4));
	return {
		ref: `cs-${letters(serial)}`,
		purposes: shuffled(random, [policy.purpose, ...others]),
		grantedOn: dateBetween(random, shifted(TODAY, -policy.maxConsentAgeDays), TODAY),
		...(chance(random, 0.3) ? { expiresOn: dateBetween(random, TODAY, "2031-12-31") } : {}),
		...(policy.noticeVersions !== undefined
			? { noticeVersion: pick(random, policy.noticeVersions) }
			: chance(random, 0.5)
				? { noticeVersion: benignId(random) }
				: {}),
		...(chance(random, 0.1) ? { withdrawnOn: undefined } : {}),
	};
}

function inOtherForm(random: Random, fields: Fields): Fields {
	const form = random.integer(8);
	if (form === 0) return Object.fromEntries(shuffled(random, Object.entries(fields)));
	if (form === 1) return Object.assign(Object.create(null) as Fields, fields);
	if (form === 2) return JSON.parse(JSON.stringify(fields)) as Fields;
	return fields;
}

/**
 * A line that passes.
 *
 * @param random where its fields come from
 * @param world the policy that it passes under
 * @param serial number that no other line of the batch has
 */
export function validLine(random: Random, world: GuardWorld, serial: number): Fields {
	const { policy } = world;
	const { operatorId, historyFrom } = pick(random, world.covered);
	const isReturn = chance(random, 0.2);
	const size = chance(random, 0.1) ? policy.maxLineQuantity : 1 + random.integer(policy.maxLineQuantity);
	const withConsent = policy.evidence === "record" || chance(random, 0.7);
	const absent = chance(random, 0.05) ? { siteId: undefined, kind: undefined } : {};
	return inOtherForm(random, {
		...absent,
		lineId: uniqueId(random, serial),
		...(chance(random, 0.6) ? { caseRef: benignId(random) } : {}),
		operatorId,
		...(chance(random, 0.5) ? { siteId: benignId(random) } : {}),
		sku: pick(random, policy.catalogue),
		...(isReturn ? { kind: "return" } : chance(random, 0.3) ? { kind: "order" } : {}),
		quantity: isReturn ? -size : size,
		orderedOn: dateBetween(random, historyFrom, TODAY),
		optIn: true,
		...(withConsent ? { consent: inOtherForm(random, validConsent(random, world, serial)) } : {}),
	});
}
