/** Words of the printed plan. */
export interface CommandWords {
	/** Said first when the sample is planned. */
	readonly simulated: (sources: string) => string;
	readonly title: (asOf: string) => string;
	readonly columns: {
		readonly place: string;
		readonly article: string;
		readonly onHand: string;
		readonly position: string;
		readonly reorderPoint: string;
		readonly orderUpTo: string;
		readonly order: string;
		readonly arrival: string;
		readonly risk: string;
		readonly supplier: string;
		readonly lines: string;
		readonly pieces: string;
		readonly value: string;
		readonly group: string;
		readonly expected: string;
		readonly demandAtMost: string;
		readonly saving: string;
	};
	readonly units: string;
	/** Said first where the guard let no line in. */
	readonly nothingAdmitted: string;
	readonly nothingToOrder: string;
	readonly others: (
		counts: Readonly<Record<"wait" | "infeasible" | "no-history" | "not-covered", number>>,
	) => string;
	readonly suppliers: string;
	readonly noSupplier: string;
	readonly belowMinimum: string;
	readonly guard: string;
	readonly refusedAt: (line: number, why: string) => string;
	readonly fileFaults: Readonly<Record<string, string>>;
	readonly unknownColumns: (places: string) => string;
	readonly groupTitle: (groupId: string, asOf: string) => string;
	readonly suppressed: (count: number) => string;
	readonly nothingReleased: string;
	readonly members: (count: number) => string;
	readonly files: (paths: string) => string;
}
