/** Simulated suppliers. */
export const SAMPLE_SUPPLIERS = [
	{
		supplierId: "sup-coffins",
		name: { en: "Coffin works", fr: "Fabrique de cercueils" },
		minimumOrderValue: 600,
		orderWeekdays: [1, 2, 3, 4, 5],
	},
	{
		supplierId: "sup-textiles",
		name: { en: "Linings workshop", fr: "Atelier de capitons" },
		orderWeekdays: [1, 4],
	},
	{ supplierId: "sup-metal", name: { en: "Metal fittings", fr: "Accessoires métal" }, minimumOrderValue: 80 },
	{
		supplierId: "sup-urns",
		name: { en: "Urns", fr: "Urnes" },
		closed: [{ from: "2026-12-21", to: "2027-01-01" }],
	},
	{ supplierId: "sup-care", name: { en: "Care products", fr: "Produits de soins" } },
	{ supplierId: "sup-flowers", name: { en: "Florist supplies", fr: "Fournitures fleuriste" } },
	{ supplierId: "sup-paper", name: { en: "Printed matter", fr: "Imprimerie" } },
] as const;
