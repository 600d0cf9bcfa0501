import { type ByLocale, formatAmount, formatCount, formatDay, plural } from "../locale.js";

/** Headings and sentences of the pages of a group purchase. */
export interface GroupWords {
	readonly coordinatorTitle: (asOf: string) => string;
	readonly memberTitle: (operatorId: string, asOf: string) => string;
	readonly coordinatorLead: string;
	readonly memberLead: string;
	readonly shownArticles: (count: number) => string;
	readonly heldArticles: (count: number) => string;
	readonly groupOrder: string;
	readonly saved: string;
	readonly ordered: string;
	readonly expectedDemand: string;
	readonly demandAtMost: string;
	readonly saving: string;
	readonly nothingShown: string;
	readonly demandNote: string;
	/** Whom and what savings count. */
	readonly savingNote: string;
	readonly packNote: string;
	readonly orderValue: string;
	readonly charges: string;
	readonly bestCycle: string;
	readonly days: (count: number) => string;
	readonly belowMinimum: string;
	readonly held: string;
	readonly heldNote: (articles: readonly string[]) => string;
	/** Heading of articles of which no order is possible. */
	readonly notOrdered: string;
	readonly whatToDo: string;
	readonly advice: readonly string[];
	readonly yourOrder: string;
	readonly ownNeed: string;
	readonly runsOutOn: string;
	readonly cost: string;
	readonly costAlone: string;
	/** Containers of the order, and its places in shared ones, where it has some. */
	readonly containers: (count: number, places: string | undefined) => string;
	readonly chargesOf: (supplier: string) => string;
	readonly nothingOrdered: string;
	/** Of an article of which nothing is needed or ordered, and that is shown for what its notes say. */
	readonly nothingNeeded: string;
	readonly short: (pieces: number) => string;
	readonly extra: (pieces: number) => string;
	readonly balance: (cost: number, saving: number) => string;
	/** What the own need alone would cost, where that is not what the same pieces would. */
	readonly needAlone: (cost: number) => string;
	/** How pieces beyond the needs are divided. */
	readonly extraNote: string;
	readonly memberNote: string;
}

/** Words of the group's pages in each language. */
export const GROUP_WORDS: ByLocale<GroupWords> = {
	en: {
		coordinatorTitle: (asOf) => `Group purchase of ${formatDay(asOf, "en", "full")}`,
		memberTitle: (operatorId, asOf) =>
			`Group purchase of ${formatDay(asOf, "en", "full")}: member ${operatorId}`,
		coordinatorLead:
			"Every figure here passed the release gate: it is a sum of several members of which no single one can be worked out.",
		memberLead: "Your own lines and your own share; nothing here is of another member.",
		shownArticles: (count) => plural(count, "en", "article shown", "articles shown"),
		heldArticles: (count) => plural(count, "en", "article held back", "articles held back"),
		groupOrder: "What the group orders",
		saved: "saved, against every member of the group buying an equal part alone",
		ordered: "Pieces",
		expectedDemand: "Expected demand",
		demandAtMost: "19 in 20 below",
		saving: "Saving",
		nothingShown: "No article passed the release gate.",
		demandNote:
			"Demand is that of all members until the next order has arrived; in 19 of 20 cases it stays at or below the figure of the column.",
		savingNote:
			"Savings are those against all members of the group if each ordered an equal part alone: members that need nothing now are counted too, and so are pieces that were added to reach a minimum, a pack or a price.",
		packNote:
			"The order is of whole packs; the parts of members need not be, so that packs are opened where it is received, or by the supplier.",
		orderValue: "Goods",
		charges: "Beyond goods",
		bestCycle: "Best time between orders",
		days: (count) => `${formatCount(count, "en")} ${plural(count, "en", "day", "days")}`,
		belowMinimum: "The order stays below the supplier’s minimum.",
		held: "Figures held back",
		heldNote: (articles) =>
			`For ${articles.join(", ")} what is needed is ordered, by each member for itself where only that keeps its need unknown; the figures stay with the processor: too few members, too few orders, one member so large that its volume could be worked out, or an order that would tell of another article held back.`,
		notOrdered: "Not ordered",
		whatToDo: "What the group can do",
		advice: [
			"Bring in more members, or wait for more orders: figures open as soon as enough members of similar size stand behind them.",
			"Where one member is far larger than the others, let it buy this article by itself, under its own agreement for restocking.",
			"Give the order to a neutral buying agent who is no member: it may see what the coordinator may not.",
			"Do not exchange the figures in another way; among competitors that needs a lawyer.",
		],
		yourOrder: "Your part of the order",
		ownNeed: "You need",
		runsOutOn: "Stock lasts until",
		cost: "You pay",
		costAlone: "Alone you would pay",
		containers: (count, places) => {
			const own = `${count} ${count === 1 ? "container" : "containers"}`;
			if (places === undefined) return own;
			const shared = `${places} pallet ${places === "1" ? "place" : "places"} in shared containers`;
			return count === 0 ? shared : `${own}, ${shared}`;
		},
		chargesOf: (supplier) => `${supplier}: ordering, carriage, freight, discount`,
		nothingOrdered: "You need nothing from this order.",
		nothingNeeded: "Nothing is ordered for you: what is there and due is enough, or no order is possible.",
		short: (pieces) =>
			`${formatCount(pieces, "en")} ${plural(pieces, "en", "piece", "pieces")} fewer than you need: no more can be had.`,
		extra: (pieces) =>
			`${formatCount(pieces, "en")} ${plural(pieces, "en", "piece", "pieces")} more than you need now, to reach a minimum, a pack or a price.`,
		balance: (cost, saving) =>
			`You pay ${formatAmount(cost, "en")}${saving >= 0 ? `, ${formatAmount(saving, "en")} less` : `, ${formatAmount(-saving, "en")} more`} than if you bought the same pieces alone.`,
		needAlone: (cost) =>
			`What you need now would cost you ${formatAmount(cost, "en")} alone, in whole packs and with each minimum.`,
		extraNote:
			"Pieces beyond what all need are divided so that nobody’s part tells of another’s need: for each piece needed the same whole number, the rest evenly among those who need some. A small member may get far more than it needs.",
		memberNote:
			"Stock lasts until the day named if demand is as expected, counting what has arrived by then. What you would pay alone counts goods up to the supplier’s minimum order value, where it asks for one.",
	},
	fr: {
		coordinatorTitle: (asOf) => `Achat groupé du ${formatDay(asOf, "fr", "full")}`,
		memberTitle: (operatorId, asOf) =>
			`Achat groupé du ${formatDay(asOf, "fr", "full")}\u00a0: membre ${operatorId}`,
		coordinatorLead:
			"Chaque chiffre de cette page a passé le contrôle de sortie\u00a0: c’est la somme de plusieurs membres, dont aucun ne peut être déduit.",
		memberLead: "Vos lignes et votre part\u00a0; rien ici ne vient d’un autre membre.",
		shownArticles: (count) => plural(count, "fr", "article montré", "articles montrés"),
		heldArticles: (count) => plural(count, "fr", "article retenu", "articles retenus"),
		groupOrder: "Ce que le groupement commande",
		saved: "économisés, par rapport à chaque membre du groupement achetant seul une part égale",
		ordered: "Pièces",
		expectedDemand: "Demande attendue",
		demandAtMost: "19 fois sur 20 au plus",
		saving: "Économie",
		nothingShown: "Aucun article n’a passé le contrôle de sortie.",
		demandNote:
			"La demande est celle de tous les membres jusqu’à l’arrivée de la commande suivante\u00a0; 19 fois sur 20 elle ne dépasse pas le chiffre de la colonne.",
		savingNote:
			"Les économies sont calculées comme si chaque membre du groupement commandait seul une part égale\u00a0: les membres qui n’ont besoin de rien aujourd’hui sont comptés, de même que les pièces ajoutées pour atteindre un minimum, un colis ou un prix.",
		packNote:
			"La commande est faite de colis entiers\u00a0; les parts des membres ne le sont pas toujours\u00a0: des colis sont alors ouverts à la réception, ou par le fournisseur.",
		orderValue: "Marchandises",
		charges: "Hors marchandises",
		bestCycle: "Meilleur délai entre commandes",
		days: (count) => `${formatCount(count, "fr")} ${plural(count, "fr", "jour", "jours")}`,
		belowMinimum: "La commande reste sous le minimum du fournisseur.",
		held: "Chiffres retenus",
		heldNote: (articles) =>
			`Pour ${articles.join(", ")}, ce qui est nécessaire est commandé, par chaque membre pour lui-même là où cela seul garde son besoin inconnu\u00a0; les chiffres restent chez le sous-traitant\u00a0: trop peu de membres, trop peu de commandes, un membre si grand que son volume pourrait être déduit, ou une commande qui renseignerait sur un autre article retenu.`,
		notOrdered: "Non commandés",
		whatToDo: "Ce que le groupement peut faire",
		advice: [
			"Accueillir d’autres membres, ou attendre plus de commandes\u00a0: les chiffres s’ouvrent dès que des membres de taille voisine sont assez nombreux derrière eux.",
			"Si un membre dépasse de loin les autres, le laisser acheter cet article seul, au titre de son propre avenant de réassort.",
			"Confier la commande à un mandataire neutre qui n’est pas membre\u00a0: il peut voir ce que le coordinateur ne peut pas voir.",
			"Ne pas échanger les chiffres par une autre voie\u00a0; entre concurrents, cela demande un avocat.",
		],
		yourOrder: "Votre part de la commande",
		ownNeed: "Votre besoin",
		runsOutOn: "Stock jusqu’au",
		cost: "Vous payez",
		costAlone: "Seul, vous paieriez",
		containers: (count, places) => {
			const own = `${count} ${count === 1 ? "conteneur" : "conteneurs"}`;
			if (places === undefined) return own;
			const shared = `${places} ${places === "1" ? "place" : "places"} de palette en groupage`;
			return count === 0 ? shared : `${own}, ${shared}`;
		},
		chargesOf: (supplier) => `${supplier}\u00a0: commande, port, fret, remise`,
		nothingOrdered: "Vous n’avez besoin de rien dans cette commande.",
		nothingNeeded:
			"Rien n’est commandé pour vous\u00a0: le stock et les livraisons attendues suffisent, ou aucune commande n’est possible.",
		short: (pieces) =>
			`${formatCount(pieces, "fr")} ${plural(pieces, "fr", "pièce", "pièces")} de moins que votre besoin\u00a0: on ne peut pas en obtenir plus.`,
		extra: (pieces) =>
			`${formatCount(pieces, "fr")} ${plural(pieces, "fr", "pièce", "pièces")} de plus que votre besoin actuel, pour atteindre un minimum, un colis ou un prix.`,
		balance: (cost, saving) =>
			`Vous payez ${formatAmount(cost, "fr")}, soit ${saving >= 0 ? `${formatAmount(saving, "fr")} de moins` : `${formatAmount(-saving, "fr")} de plus`} qu’en achetant seul les mêmes pièces.`,
		needAlone: (cost) =>
			`Ce dont vous avez besoin maintenant vous coûterait ${formatAmount(cost, "fr")} seul, en colis entiers et avec chaque minimum.`,
		extraNote:
			"Les pièces commandées au-delà de tous les besoins sont réparties de sorte qu’aucune part ne renseigne sur le besoin d’un autre\u00a0: le même nombre entier pour chaque pièce nécessaire, le reste à parts égales entre ceux qui ont un besoin. Un petit membre peut recevoir bien plus que son besoin.",
		memberNote:
			"Le stock suffit jusqu’au jour indiqué si la demande est celle qui est attendue, en comptant ce qui est livré d’ici là. Ce que vous paieriez seul compte des marchandises jusqu’au minimum de commande du fournisseur, s’il en demande un.",
	},
};
