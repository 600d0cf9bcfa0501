import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { OrderLine, PolicyInput } from "../../src/index.js";
import { inventTrade } from "../speed/synthetic.js";

/** Lines as a program that has parsed them holds them, and a policy under which all pass. */
export interface Lines {
	readonly lines: readonly OrderLine[];
	readonly texts: readonly string[];
	readonly policy: PolicyInput;
}

const parsed = (lines: readonly object[], policy: PolicyInput): Lines => {
	const texts = lines.map((line) => JSON.stringify(line));
	return { texts, lines: texts.map((text) => JSON.parse(text) as OrderLine), policy };
};

/** About 90,000 lines of 20 operators and 30 articles. */
export function inventedLines(withConsent: boolean): Lines {
	const trade = inventTrade({ operators: 20, articles: 30, weeks: 156 }, 20_261_126);
	if (!withConsent) return parsed(trade.lines, trade.policy);
	const consented = trade.lines.map((line, at) => ({
		...line,
		consent: {
			ref: `consent-${at >> 1}`,
			purposes: ["replenishment"],
			grantedOn: "2024-03-01",
			noticeVersion: "fr-2024-01",
		},
	}));
	return parsed(consented, { ...trade.policy, evidence: "record", noticeVersions: ["fr-2024-01"] });
}

/** The plain lines of a CSV file in the form of `orders/medium`, empty cells left out. */
export function fileLines(path: string): Lines {
	const bytes = readFileSync(path);
	const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
	const [head = "", ...rows] = text.trimEnd().split("\n");
	const columns = head.split(",");
	const lines = rows.flatMap((row) => {
		const line: Record<string, unknown> = {};
		row.split(",").forEach((cell, at) => {
			if (cell !== "") line[columns[at] as string] = cell;
		});
		if (line.optIn !== "true") return [];
		return [{ ...line, quantity: Number(line.quantity), optIn: true } as unknown as OrderLine];
	});
	const valuesOf = (column: "operatorId" | "sku"): string[] => [
		...new Set(lines.map((line) => line[column])),
	];
	return parsed(lines, {
		purpose: "replenishment",
		processingDate: "2026-11-26",
		maxLineQuantity: 1_000_000,
		catalogue: valuesOf("sku"),
		agreements: valuesOf("operatorId").map((operatorId) => ({
			agreementId: `agreement-${operatorId}`,
			version: 1,
			operatorId,
			purposes: ["replenishment"],
			signedOn: "2000-01-01",
			validFrom: "2000-01-01",
			historyFrom: "2000-01-01",
			textSha256: "0".repeat(64),
		})),
	});
}
