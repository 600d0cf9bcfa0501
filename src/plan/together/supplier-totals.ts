import { wholeCents } from "../../inventory/index.js";
import type { Supplier } from "../input/input-types.js";
import type { PlanLine, SupplierTotal } from "../types.js";
import type { PlanWarning } from "../warning-types.js";

interface Running {
	readonly operatorId: string;
	readonly supplierId: string | undefined;
	readonly orderOn: string | undefined;
	lines: number;
	pieces: number;
	value: number | undefined;
}

function totalOf(running: Running, suppliers: ReadonlyMap<string, Supplier>): SupplierTotal {
	const { operatorId, supplierId, orderOn, lines, pieces } = running;
	const value = running.value === undefined ? undefined : wholeCents(running.value);
	const supplier = supplierId === undefined ? undefined : suppliers.get(supplierId);
	const warnings: PlanWarning[] = [];
	if (supplierId === undefined) warnings.push({ code: "ITEM_WITHOUT_SUPPLIER" });
	else if (suppliers.size > 0 && supplier === undefined)
		warnings.push({ code: "SUPPLIER_UNKNOWN", supplierId });
	if (
		supplier?.minimumOrderValue !== undefined &&
		value !== undefined &&
		value < supplier.minimumOrderValue
	) {
		warnings.push({ code: "SUPPLIER_MINIMUM_NOT_REACHED", supplierId: supplier.supplierId });
	}
	return {
		operatorId,
		...(supplierId === undefined ? {} : { supplierId }),
		...(orderOn === undefined ? {} : { orderOn }),
		lines,
		pieces,
		...(value === undefined ? {} : { value }),
		warnings,
	};
}

/**
 * What each operator orders from each supplier.
 *
 * @param lines lines of a plan, sorted by operator
 * @param suppliers the suppliers that the caller described
 * @returns totals in the order in which operators and suppliers first occur in the sorted lines
 */
export function supplierTotals(lines: readonly PlanLine[], suppliers: readonly Supplier[]): SupplierTotal[] {
	const byId = new Map(suppliers.map((supplier) => [supplier.supplierId, supplier]));
	const totals = new Map<string, Running>();
	for (const line of lines) {
		if (line.status !== "order") continue;
		const key = `${line.operatorId} ${line.supplierId ?? ""}`;
		const running = totals.get(key) ?? {
			operatorId: line.operatorId,
			supplierId: line.supplierId,
			// A supplier takes all orders on the same day.
			orderOn: line.orderOn,
			lines: 0,
			pieces: 0,
			value: 0,
		};
		running.lines += 1;
		running.pieces += line.orderQuantity;
		running.value =
			running.value === undefined || line.unitCost === undefined
				? undefined
				: running.value + line.unitCost * line.orderQuantity;
		totals.set(key, running);
	}
	return [...totals.values()].map((running) => totalOf(running, byId));
}
