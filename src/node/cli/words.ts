/** Words of the printed plan. */
export interface CommandWords {
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
		readonly saving: string;
	};
	readonly units: string;
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
	readonly files: string;
}

const some = (parts: readonly (readonly [number, string])[]): string =>
	parts.flatMap(([count, text]) => (count > 0 ? [`${count} ${text}`] : [])).join("; ");

/** Words by language. */
export const COMMAND_WORDS: Readonly<Record<"en" | "fr", CommandWords>> = {
	en: {
		title: (asOf) => `Replenishment plan of ${asOf}`,
		columns: {
			place: "Operator / site",
			article: "Article",
			onHand: "On hand",
			position: "Position",
			reorderPoint: "Order at",
			orderUpTo: "Up to",
			order: "ORDER",
			arrival: "Arrives",
			risk: "Risk",
			supplier: "Supplier",
			lines: "Lines",
			pieces: "Pieces",
			value: "Value",
			group: "Group order",
			expected: "Expected",
			saving: "Saving",
		},
		units:
			"Pieces. Position: on hand and on its way in time, less what is reserved or owed. Order at: a position at or under it is ordered. Risk: chance to run out before the next delivery, this order included.",
		nothingToOrder: "Nothing to order.",
		others: (counts) =>
			some([
				[counts.wait, "lines wait: enough is there or on its way"],
				[counts.infeasible, "lines need an order that minimum and maximum do not allow"],
				[counts["no-history"], "lines have no order history to judge by"],
				[counts["not-covered"], "lines belong to an operator without agreement for this purpose"],
			]),
		suppliers: "By supplier",
		noSupplier: "(no supplier)",
		belowMinimum: "under the supplier's minimum order value",
		guard: "Guard",
		refusedAt: (line, why) => `line ${line}: ${why}`,
		fileFaults: {
			CSV_QUOTE: "a quote is out of place or not closed",
			CSV_CELL_COUNT: "the row has more or fewer cells than the header",
			JSON_INVALID: "the text is not one JSON object",
		},
		unknownColumns: (places) =>
			`Column ${places} of the order file is not part of an order line, so its lines are refused; name it in --map or --ignore-columns.`,
		groupTitle: (groupId, asOf) => `Group purchase of ${groupId}, ${asOf}: what the coordinator sees`,
		suppressed: (count) =>
			`${count} articles are held back: their figures would tell too much about a single member.`,
		nothingReleased: "No figure may be shown to the coordinator.",
		members: (count) => `${count} members; each gets its own file, which holds its own lines alone.`,
		files: "Written",
	},
	fr: {
		title: (asOf) => `Plan de réassort du ${asOf}`,
		columns: {
			place: "Opérateur / site",
			article: "Article",
			onHand: "En stock",
			position: "Position",
			reorderPoint: "Seuil",
			orderUpTo: "Jusqu'à",
			order: "COMMANDER",
			arrival: "Arrivée",
			risk: "Risque",
			supplier: "Fournisseur",
			lines: "Lignes",
			pieces: "Pièces",
			value: "Valeur",
			group: "Commande groupée",
			expected: "Attendu",
			saving: "Économie",
		},
		units:
			"En pièces. Position : en stock et attendu à temps, moins ce qui est réservé ou dû. Seuil : on commande quand la position l'atteint. Risque : chance de manquer avant la livraison suivante, cette commande comprise.",
		nothingToOrder: "Rien à commander.",
		others: (counts) =>
			some([
				[counts.wait, "lignes attendent : assez en stock ou en route"],
				[counts.infeasible, "lignes demandent une commande que le minimum et le maximum interdisent"],
				[counts["no-history"], "lignes n'ont aucun historique pour juger"],
				[counts["not-covered"], "lignes sont d'un opérateur sans avenant pour cette finalité"],
			]),
		suppliers: "Par fournisseur",
		noSupplier: "(sans fournisseur)",
		belowMinimum: "sous le minimum de commande du fournisseur",
		guard: "Garde",
		refusedAt: (line, why) => `ligne ${line} : ${why}`,
		fileFaults: {
			CSV_QUOTE: "un guillemet est mal placé ou non fermé",
			CSV_CELL_COUNT: "la ligne a plus ou moins de cellules que l'en-tête",
			JSON_INVALID: "le texte n'est pas un objet JSON",
		},
		unknownColumns: (places) =>
			`La colonne ${places} du fichier de commandes ne fait pas partie d'une ligne de commande, ses lignes sont donc refusées ; la nommer dans --map ou --ignore-columns.`,
		groupTitle: (groupId, asOf) => `Achat groupé de ${groupId}, ${asOf} : ce que voit le coordinateur`,
		suppressed: (count) =>
			`${count} articles sont retenus : leurs chiffres en diraient trop sur un seul membre.`,
		nothingReleased: "Aucun chiffre ne peut être montré au coordinateur.",
		members: (count) =>
			`${count} membres ; chacun reçoit son fichier, qui ne contient que ses propres lignes.`,
		files: "Écrit",
	},
};
