/** How an article is used in a funeral. `choice` articles of one family compete by weight; others come by chance. */
export interface SampleArticle {
	readonly sku: string;
	readonly family: string;
	readonly en: string;
	readonly fr: string;
	readonly supplierId: string;
	readonly unitCost: number;
	readonly leadTimeDays: number | { readonly mean: number; readonly sd: number };
	readonly packSize: number;
	/** Chance, or weight inside the family, in a burial and in a cremation. */
	readonly burial: number;
	readonly cremation: number;
	/** Pieces of one use; a list is drawn from evenly. */
	readonly pieces: readonly number[];
	/** Part of the span after which it starts, and at which it ends. */
	readonly starts?: number;
	readonly ends?: number;
	readonly replaces?: string;
	readonly shelfLifeDays?: number;
}

type Row = readonly [
	sku: string,
	en: string,
	fr: string,
	unitCost: number,
	packSize: number,
	burial: number,
	cremation: number,
	more?: Partial<SampleArticle>,
];

const family = (
	name: string,
	supplierId: string,
	leadTimeDays: SampleArticle["leadTimeDays"],
	rows: readonly Row[],
): SampleArticle[] =>
	rows.map(([sku, en, fr, unitCost, packSize, burial, cremation, more]) => ({
		sku,
		family: name,
		en,
		fr,
		supplierId,
		unitCost,
		leadTimeDays,
		packSize,
		burial,
		cremation,
		pieces: [1],
		...more,
	}));

/** Families of which each funeral takes one article by weight, and the chance that it takes one at all. */
export const CHOSEN_FAMILIES: readonly {
	readonly family: string;
	readonly burial: number;
	readonly cremation: number;
}[] = [
	{ family: "coffins", burial: 1, cremation: 1 },
	{ family: "linings", burial: 1, cremation: 1 },
	{ family: "handles", burial: 1, cremation: 0.35 },
	{ family: "urns", burial: 0, cremation: 0.85 },
	{ family: "plaques", burial: 1, cremation: 1 },
	{ family: "crosses", burial: 0.55, cremation: 0.25 },
];

/** Simulated articles: invented names, prices and shares of the right order of size; no firm's catalogue. */
export const SAMPLE_ARTICLES: readonly SampleArticle[] = [
	...family("coffins", "sup-coffins", { mean: 9, sd: 3 }, [
		["COF-PINE-STD", "Pine coffin, standard", "Cercueil pin, standard", 185, 2, 18, 38],
		["COF-PINE-LRG", "Pine coffin, large", "Cercueil pin, grande taille", 225, 1, 3, 5],
		["COF-POPLAR", "Poplar coffin", "Cercueil peuplier", 210, 2, 10, 24],
		["COF-OAK-18", "Oak coffin, 18 mm", "Cercueil chêne 18 mm", 395, 1, 26, 9, { ends: 0.72 }],
		["COF-OAK-22", "Oak coffin, 22 mm", "Cercueil chêne 22 mm", 460, 1, 22, 4],
		["COF-BEECH", "Beech coffin", "Cercueil hêtre", 330, 1, 12, 8],
		["COF-CARD", "Cardboard coffin", "Cercueil carton", 140, 2, 2, 9, { starts: 0.6 }],
		[
			"COF-OAK-18B",
			"Oak coffin, 18 mm, new cut",
			"Cercueil chêne 18 mm, nouveau modèle",
			405,
			1,
			26,
			9,
			{ starts: 0.7, replaces: "COF-OAK-18" },
		],
	]),
	...family("linings", "sup-textiles", 6, [
		["LIN-SATIN-WHT", "Satin lining, white", "Capiton satin blanc", 24, 5, 38, 34],
		["LIN-SATIN-CRM", "Satin lining, cream", "Capiton satin crème", 24, 5, 26, 22],
		["LIN-COTTON", "Cotton lining, natural", "Capiton coton naturel", 21, 5, 20, 30],
		["LIN-VELVET-BLU", "Velvet lining, blue", "Capiton velours bleu", 38, 2, 9, 6],
		["LIN-VELVET-BRD", "Velvet lining, burgundy", "Capiton velours bordeaux", 38, 2, 7, 4],
	]),
	...family("handles", "sup-metal", { mean: 12, sd: 4 }, [
		[
			"HAN-ZAMAK-BRZ",
			"Handle, zamak, bronze finish",
			"Poignée zamak, finition bronze",
			4.2,
			12,
			46,
			40,
			{ pieces: [4, 4, 6] },
		],
		[
			"HAN-ZAMAK-SIL",
			"Handle, zamak, silver finish",
			"Poignée zamak, finition argent",
			4.2,
			12,
			30,
			32,
			{ pieces: [4, 4, 6] },
		],
		["HAN-WOOD", "Handle, wood", "Poignée bois", 3.1, 12, 24, 28, { pieces: [4, 6] }],
	]),
	...family("urns", "sup-urns", { mean: 10, sd: 3 }, [
		["URN-STEEL-GRY", "Urn, steel, grey", "Urne acier gris", 36, 2, 0, 34],
		["URN-STEEL-BLU", "Urn, steel, blue", "Urne acier bleu", 36, 2, 0, 20],
		["URN-WOOD-OAK", "Urn, oak", "Urne chêne", 58, 1, 0, 16],
		["URN-GRANITE", "Urn, granite", "Urne granit", 95, 1, 0, 8],
		["URN-BIO", "Urn, biodegradable", "Urne biodégradable", 42, 2, 0, 14],
		["URN-SCATTER", "Scattering urn", "Urne de dispersion", 22, 2, 0, 8],
	]),
	...family("plaques", "sup-metal", 8, [
		["PLA-BRASS", "Coffin plate, brass", "Plaque d’identité, laiton", 6.5, 10, 60, 35],
		["PLA-ALU", "Coffin plate, aluminium", "Plaque d’identité, aluminium", 4.1, 10, 40, 65],
	]),
	...family("crosses", "sup-metal", 8, [
		["CRO-LATIN-BRZ", "Cross, Latin, bronze finish", "Croix latine, finition bronze", 7.8, 6, 52, 50],
		["CRO-LATIN-WOD", "Cross, Latin, wood", "Croix latine, bois", 5.2, 6, 36, 40],
		["CRO-EMB-DOVE", "Emblem, dove", "Emblème colombe", 6.4, 4, 12, 10],
	]),
	...family("fluids", "sup-care", { mean: 5, sd: 1.5 }, [
		[
			"FLU-ARTERIAL",
			"Arterial fluid, 500 ml",
			"Fluide artériel, 500 ml",
			9.6,
			12,
			0.34,
			0.3,
			{ pieces: [2, 3, 3, 4], shelfLifeDays: 540 },
		],
		[
			"FLU-CAVITY",
			"Cavity fluid, 500 ml",
			"Fluide de cavité, 500 ml",
			8.9,
			12,
			0.33,
			0.29,
			{ pieces: [1, 1, 2], shelfLifeDays: 540 },
		],
		["FLU-DISINFECT", "Disinfectant, 1 l", "Désinfectant, 1 l", 7.2, 6, 0.2, 0.2, { shelfLifeDays: 720 }],
		["CAR-COSMETIC", "Cosmetic set", "Trousse de soins esthétiques", 14.5, 4, 0.12, 0.1],
	]),
	...family("care", "sup-care", 5, [
		["CAR-BODYBAG", "Body bag", "Housse mortuaire", 11.5, 10, 0.62, 0.66],
		["CAR-GLOVES", "Nitrile gloves, box of 100", "Gants nitrile, boîte de 100", 6.9, 10, 0.25, 0.25],
		["CAR-SHROUD", "Shroud, cotton", "Linceul coton", 19, 5, 0.08, 0.06],
		["CAR-ABSORBENT", "Absorbent sheet", "Drap absorbant", 2.4, 25, 0.85, 0.85, { pieces: [1, 1, 2] }],
	]),
	...family("flowers", "sup-flowers", 2, [
		["FLO-RIBBON", "Printed ribbon", "Ruban imprimé", 3.4, 20, 0.55, 0.4, { pieces: [1, 1, 2, 3] }],
		["FLO-STAND", "Wreath stand", "Porte-gerbe", 17, 2, 0.05, 0.02],
		["FLO-FOAM", "Floral foam, block", "Mousse florale, bloc", 1.1, 20, 0.4, 0.3, { pieces: [1, 2, 2, 4] }],
	]),
	...family("paper", "sup-paper", 4, [
		[
			"PAP-CARDS",
			"Thank-you cards, set of 25",
			"Cartes de remerciement, lot de 25",
			8.5,
			10,
			0.45,
			0.4,
			{ pieces: [1, 1, 2] },
		],
		["PAP-BOOK", "Condolence book", "Registre de condoléances", 9.8, 5, 0.6, 0.52],
		["PAP-CANDLE", "Ceremony candle", "Bougie de cérémonie", 2.9, 12, 0.3, 0.45, { pieces: [1, 2, 4] }],
	]),
];
