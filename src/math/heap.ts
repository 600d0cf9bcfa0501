/**
 * A heap of items, of which the first by an order can be taken.
 *
 * @see Williams (1964), Algorithm 232: Heapsort
 * @example
 * const heap = new Heap((a, b) => a < b);
 * for (const value of [3, 1, 2]) heap.push(value);
 * heap.pop(); // => 1
 */
export class Heap<Item> {
	readonly #items: Item[] = [];
	readonly #comesBefore: (a: Item, b: Item) => boolean;

	/** @param comesBefore whether an item comes before another; of two that are alike either may come first */
	constructor(comesBefore: (a: Item, b: Item) => boolean) {
		this.#comesBefore = comesBefore;
	}

	/** Adds an item, in O(log n). */
	push(item: Item): void {
		const items = this.#items;
		let at = items.length;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (!this.#comesBefore(item, items[parent]!)) break;
			items[at] = items[parent]!;
			at = parent;
		}
		items[at] = item;
	}

	/** Takes out the first item, in O(log n); `undefined` where there is none. */
	pop(): Item | undefined {
		const items = this.#items;
		const first = items[0];
		const moved = items.pop();
		if (moved === undefined || items.length === 0) return first;
		let at = 0;
		for (;;) {
			let child = 2 * at + 1;
			if (child >= items.length) break;
			if (child + 1 < items.length && this.#comesBefore(items[child + 1]!, items[child]!)) child++;
			if (!this.#comesBefore(items[child]!, moved)) break;
			items[at] = items[child]!;
			at = child;
		}
		items[at] = moved;
		return first;
	}
}
