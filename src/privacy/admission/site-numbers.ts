/** The sites of an admission, numbered in the order in which lines named them; 0 stands for none. */
export class SiteNumbers {
	readonly #numbers = new Map<string, number>();

	/** Site ids in the order of their numbers, from 1. */
	get ids(): string[] {
		return [...this.#numbers.keys()];
	}

	/** Number of a site. */
	of(siteId: string | undefined): number {
		if (siteId === undefined) return 0;
		const known = this.#numbers.get(siteId);
		if (known !== undefined) return known;
		const number = this.#numbers.size + 1;
		this.#numbers.set(siteId, number);
		return number;
	}
}
