import { formatIsoDate, type Item, type StockPosition } from "../../src/index.js";
import { leadTimeDistribution } from "../../src/inventory/index.js";
import { createRandom } from "../../src/math/index.js";

/** The shelves of some operators, played day by day against what families asked for. */
export class World {
	readonly #demand: ReadonlyMap<string, Float64Array>;
	readonly #firstDay: number;
	readonly #items: ReadonlyMap<string, Item>;
	readonly #shelves = new Map<
		string,
		{ onHand: number; owed: number; due: { day: number; pieces: number }[] }
	>();
	/** Pieces asked for, and those that were not there when they were. */
	asked = 0;
	short = 0;
	/** Sum over days of the value on the shelves. */
	valueDays = 0;
	days = 0;

	constructor(
		stock: readonly StockPosition[],
		demand: ReadonlyMap<string, Float64Array>,
		firstDay: number,
		items: readonly Item[],
	) {
		this.#demand = demand;
		this.#firstDay = firstDay;
		this.#items = new Map(items.map((item) => [item.sku, item]));
		for (const { operatorId, sku, onHand, backorders = 0 } of stock)
			if (this.#items.has(sku))
				this.#shelves.set(`${operatorId} ${sku}`, { onHand, owed: backorders, due: [] });
	}

	/** What lies there, is owed and is on its way on a day. */
	stock(): StockPosition[] {
		return [...this.#shelves].map(([key, { onHand, owed, due }]) => {
			const [operatorId = "", sku = ""] = key.split(" ");
			const onOrder = due.map(({ day, pieces }) => ({ quantity: pieces, dueOn: formatIsoDate(day) }));
			return { operatorId, sku, onHand, backorders: owed, onOrder };
		});
	}

	/** Places an order; its lead time is drawn, the same in every world for the same run. */
	order(operatorId: string, sku: string, pieces: number, day: number, run: number): void {
		const shelf = this.#shelves.get(`${operatorId} ${sku}`);
		const item = this.#items.get(sku);
		if (shelf === undefined || item === undefined || pieces === 0) return;
		const { days, probabilities } = leadTimeDistribution(item.leadTimeDays);
		let seed = run;
		for (const letter of `${operatorId} ${sku}`) seed = (seed * 31 + letter.charCodeAt(0)) % 2_147_483_647;
		let left = createRandom(seed).uniform();
		const at = probabilities.findIndex((probability) => {
			left -= probability;
			return left < 0;
		});
		shelf.due.push({ day: day + (days[at < 0 ? days.length - 1 : at] as number), pieces });
	}

	/** Plays the days from one to before another: what is due arrives in the morning, families ask in the course of it. */
	play(from: number, to: number): void {
		for (const [key, shelf] of this.#shelves) {
			const price = this.#items.get(key.split(" ")[1] as string)?.unitCost ?? 0;
			const demand = this.#demand.get(key);
			for (let day = from; day < to; day++) {
				const arrived = shelf.due.filter((order) => order.day <= day);
				shelf.due = shelf.due.filter((order) => order.day > day);
				shelf.onHand += arrived.reduce((sum, { pieces }) => sum + pieces, 0);
				const served = Math.min(shelf.owed, shelf.onHand);
				shelf.owed -= served;
				shelf.onHand -= served;
				const wanted = demand?.[day - this.#firstDay] ?? 0;
				const taken = Math.min(wanted, shelf.onHand);
				shelf.onHand -= taken;
				shelf.owed += wanted - taken;
				this.asked += wanted;
				this.short += wanted - taken;
				this.valueDays += price * shelf.onHand;
			}
		}
		this.days += to - from;
	}
}
