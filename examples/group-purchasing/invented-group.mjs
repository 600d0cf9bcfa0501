// What the five examples share: invented members, a year and a half of their orders, tables and pages.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createRandom, formatIsoDate, parseIsoDate } from "reappro";
import { renderCoordinatorReport, renderMemberReport } from "reappro/report";

export const AS_OF = "2026-11-23";
const FIRST_DAY = parseIsoDate("2025-06-02");
const LAST_DAY = parseIsoDate(AS_OF) - 1;

/** A signed amendment that names the group; `patch` ends it, or leaves a purpose out. */
export const agreementOf = (operatorId, patch = {}) => ({
	agreementId: `agreement-${operatorId}`,
	version: 1,
	operatorId,
	purposes: ["replenishment", "group-purchasing"],
	groupId: "five-valleys",
	signedOn: "2025-05-20",
	validFrom: "2025-06-01",
	historyFrom: "2025-06-01",
	textSha256: "0".repeat(64),
	...patch,
});

/**
 * Orders of a member: funerals come as chance has it, more of them in winter; each takes the articles it takes.
 * `wave` multiplies the funerals of some days.
 */
export function ordersOf(operatorId, funeralsAYear, articles, { seed = 1, wave = () => 1 } = {}) {
	const random = createRandom(seed);
	const lines = [];
	for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
		const season = 1 + 0.15 * Math.cos((2 * Math.PI * (day - parseIsoDate("2026-01-15"))) / 365.25);
		const funerals = random.poisson((funeralsAYear / 365.25) * season * wave(day));
		for (let funeral = 0; funeral < funerals; funeral++)
			for (const [sku, part] of Object.entries(articles)) {
				if (random.uniform() >= part) continue;
				const lineId = `${operatorId}-${sku}-${day}-${funeral}`;
				lines.push({ lineId, operatorId, sku, quantity: 1, orderedOn: formatIsoDate(day), optIn: true });
			}
	}
	return lines;
}

/** Prints rows under their headings, numbers to the right. */
export function printTable(headings, rows) {
	const cells = [
		headings,
		...rows.map((row) => row.map((cell) => (cell === undefined ? "-" : String(cell)))),
	];
	const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
	const isNumber = headings.map((_, column) => rows.every((row) => typeof row[column] !== "string"));
	for (const [at, row] of cells.entries()) {
		const padded = row.map((cell, column) =>
			isNumber[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
		);
		console.log(padded.join("  ").trimEnd());
		if (at === 0) console.log(widths.map((width) => "-".repeat(width)).join("  "));
	}
	console.log();
}

export const money = (amount) =>
	Number(amount.toFixed(2)).toLocaleString("en-GB", { minimumFractionDigits: 2 });

/** Writes the coordinator's page and one member's page, in English and French, and says where they are. */
export function writePages(name, plan, names, memberId) {
	const folder = new URL(`../../out/group-purchasing/${name}/`, import.meta.url);
	mkdirSync(folder, { recursive: true });
	for (const locale of ["en", "fr"]) {
		const options = { ...names, locale, asOf: plan.asOf, simulated: true };
		writeFileSync(
			new URL(`coordinator.${locale}.html`, folder),
			renderCoordinatorReport(plan.coordinator, options),
		);
		const { view } = plan.members.find(({ operatorId }) => operatorId === memberId);
		const page = renderMemberReport(view, { ...options, operatorId: memberId });
		writeFileSync(new URL(`member-${memberId}.${locale}.html`, folder), page);
	}
	console.log(`Pages in English and French: ${fileURLToPath(folder)}`);
}
