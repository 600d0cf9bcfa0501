import { formatIsoDate, parseIsoDate } from "../../src/index.js";
import type { Random } from "../../src/math/index.js";
import type { DataLine, OrderData } from "../orders/dataset.js";

/** Days of a week on which orders are written: not on a Sunday. */
const ORDER_DAYS = 6;

/** Writes order lines down as they come, with the repeats and typing errors of the real ones. */
export class LineBook {
	readonly lines: DataLine[] = [];
	readonly repeated = new Set<string>();
	readonly trueQuantity = new Map<string, number>();
	readonly #random: Random;
	readonly #firstDay: number;
	readonly #repeats: number;
	readonly #typos: number;

	constructor(data: OrderData, random: Random) {
		this.#random = random;
		this.#firstDay = parseIsoDate(data.weeks[0]!)!;
		this.#repeats = data.repeated.size / Math.max(1, data.lines.length);
		this.#typos = data.trueQuantity.size / Math.max(1, data.lines.length);
	}

	write(week: number, line: Omit<DataLine, "lineId" | "kind" | "orderedOn">): void {
		const day = this.#firstDay + 7 * week + this.#random.integer(ORDER_DAYS);
		const lineId = this.#nextId();
		const typo = this.#random.uniform() < this.#typos;
		if (typo) this.trueQuantity.set(lineId, line.quantity);
		const quantity = typo ? 10 * line.quantity : line.quantity;
		const written = { ...line, lineId, kind: "order", quantity, orderedOn: formatIsoDate(day) };
		this.lines.push(written);
		if (this.#random.uniform() >= this.#repeats) return;
		const repeat = this.#nextId();
		this.repeated.add(repeat);
		this.lines.push({ ...written, lineId: repeat });
	}

	#nextId(): string {
		return `L${String(this.lines.length + 1).padStart(7, "0")}`;
	}
}
