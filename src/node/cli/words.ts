import type { CommandWords } from "./command-words.js";
import { counted, formatDate } from "./formats.js";

type Parts = readonly (readonly [count: number, one: string, other: string])[];
const some = (parts: Parts, locale: "en" | "fr", separator: string): string =>
	parts
		.flatMap(([count, one, other]) => (count > 0 ? [counted(count, locale, one, other)] : []))
		.join(separator);

/** Words by language. */
export const COMMAND_WORDS: Readonly<Record<"en" | "fr", CommandWords>> = {
	en: {
		simulated: (sources) => `Simulated sample: invented operators, funerals and articles. ${sources}.`,
		title: (asOf) => `Replenishment plan of ${formatDate(asOf, "en")}`,
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
			expected: "Expected demand",
			demandAtMost: "19 in 20 below",
			saving: "Saving",
		},
		units:
			"Pieces. Position: on hand and on its way in time, less what is reserved or owed. Order at: a position at or under it is ordered. Risk: of running out before the delivery after this order, this order included.",
		nothingAdmitted: "No order line was admitted, so that nothing can be forecast or ordered. Why:",
		nothingToOrder: "Nothing to order.",
		others: (counts) =>
			some(
				[
					[
						counts.wait,
						"line needs no order: enough is there or on its way, or the article is no longer bought",
						"lines need no order: enough is there or on its way, or the article is no longer bought",
					],
					[
						counts.infeasible,
						"line needs an order that the rules do not allow",
						"lines need an order that the rules do not allow",
					],
					[
						counts["no-history"],
						"line has no order history to judge by",
						"lines have no order history to judge by",
					],
					[
						counts["not-covered"],
						"line belongs to an operator without an agreement for this purpose",
						"lines belong to an operator without an agreement for this purpose",
					],
				],
				"en",
				"; ",
			),
		suppliers: "By supplier",
		noSupplier: "(no supplier)",
		belowMinimum: "under the supplier’s minimum order value",
		guard: "Check of the lines",
		refusedAt: (line, why) => `line ${line} of the file: ${why}`,
		fileFaults: {
			CSV_QUOTE: "a quote is out of place or not closed",
			CSV_CELL_COUNT: "the row has more or fewer cells than the header",
			JSON_INVALID: "the text is not one JSON object",
		},
		unknownColumns: (places) =>
			`Column ${places} of the order file is not part of an order line, so its lines are refused; name it in --map or --ignore-columns.`,
		groupTitle: (groupId, asOf) =>
			`Group purchase of ${groupId}, ${formatDate(asOf, "en")}: what the coordinator sees`,
		suppressed: (count) =>
			`${counted(count, "en", "article is held back: its figures", "articles are held back: their figures")} would tell too much about a single member.`,
		nothingReleased: "No figure may be shown to the coordinator.",
		members: (count) =>
			`${counted(count, "en", "member", "members")}; each gets its own file, which holds its own lines alone.`,
		files: (paths) => `Written: ${paths}`,
	},
	fr: {
		simulated: (sources) => `Données simulées\u00a0: opérateurs, obsèques et articles inventés. ${sources}.`,
		title: (asOf) => `Plan de réassort du ${formatDate(asOf, "fr")}`,
		columns: {
			place: "Opérateur / site",
			article: "Article",
			onHand: "En stock",
			position: "Position",
			reorderPoint: "Seuil",
			orderUpTo: "Jusqu’à",
			order: "COMMANDER",
			arrival: "Arrivée",
			risk: "Risque",
			supplier: "Fournisseur",
			lines: "Lignes",
			pieces: "Pièces",
			value: "Valeur",
			group: "Commande groupée",
			expected: "Demande attendue",
			demandAtMost: "19 fois sur 20 au plus",
			saving: "Économie",
		},
		units:
			"En pièces. Position\u00a0: en stock et attendu à temps, moins ce qui est réservé ou dû. Seuil\u00a0: on commande quand la position l’atteint. Risque\u00a0: d’être en rupture avant la livraison qui suivra, cette commande comprise.",
		nothingAdmitted:
			"Aucune ligne de commande n’a été admise\u00a0: rien ne peut être prévu ni commandé. Pourquoi\u00a0:",
		nothingToOrder: "Rien à commander.",
		others: (counts) =>
			some(
				[
					[
						counts.wait,
						"ligne sans commande\u00a0: assez en stock ou en route, ou article qui n’est plus acheté",
						"lignes sans commande\u00a0: assez en stock ou en route, ou article qui n’est plus acheté",
					],
					[
						counts.infeasible,
						"ligne demande une commande que les règles interdisent",
						"lignes demandent une commande que les règles interdisent",
					],
					[
						counts["no-history"],
						"ligne n’a aucun historique pour juger",
						"lignes n’ont aucun historique pour juger",
					],
					[
						counts["not-covered"],
						"ligne est d’un opérateur sans avenant pour cette finalité",
						"lignes sont d’opérateurs sans avenant pour cette finalité",
					],
				],
				"fr",
				"\u00a0; ",
			),
		suppliers: "Par fournisseur",
		noSupplier: "(sans fournisseur)",
		belowMinimum: "sous le minimum de commande du fournisseur",
		guard: "Contrôle des lignes",
		refusedAt: (line, why) => `ligne ${line} du fichier\u00a0: ${why}`,
		fileFaults: {
			CSV_QUOTE: "un guillemet est mal placé ou non fermé",
			CSV_CELL_COUNT: "la ligne a plus ou moins de cellules que l’en-tête",
			JSON_INVALID: "le texte n’est pas un objet JSON",
		},
		unknownColumns: (places) =>
			`La colonne ${places} du fichier de commandes ne fait pas partie d’une ligne de commande, ses lignes sont donc refusées\u00a0; la nommer dans --map ou --ignore-columns.`,
		groupTitle: (groupId, asOf) =>
			`Achat groupé de ${groupId}, ${formatDate(asOf, "fr")}\u00a0: ce que voit le coordinateur`,
		suppressed: (count) =>
			`${counted(count, "fr", "article est retenu\u00a0: ses chiffres", "articles sont retenus\u00a0: leurs chiffres")} en diraient trop sur un seul membre.`,
		nothingReleased: "Aucun chiffre ne peut être montré au coordinateur.",
		members: (count) =>
			`${counted(count, "fr", "membre", "membres")}\u00a0; chacun reçoit son fichier, qui ne contient que ses propres lignes.`,
		files: (paths) => `Écrit\u00a0: ${paths}`,
	},
};
