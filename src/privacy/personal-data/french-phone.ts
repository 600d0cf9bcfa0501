const FRENCH_PHONE = /^(?:0[1-9][0-9]{8}|33[67][0-9]{8}|0033[1-9][0-9]{8})$/;

/**
 * Whether digits are a French phone number: `0[1-9]` and 8 more, `33[67]` and 8 more, or `0033[1-9]` and 8 more.
 *
 * @param digits digits only
 * @returns true when they have one of the three forms
 * @example
 * isFrenchPhone("0612345678"); // => true
 */
export function isFrenchPhone(digits: string): boolean {
	return FRENCH_PHONE.test(digits);
}
