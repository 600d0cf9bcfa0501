import type { PlanWarning, WarningCode } from "../../plan/index.js";
import { explainWarning } from "../explain-warning.js";
import { html, type SafeHtml } from "../html/html.js";
import type { ReportLocale } from "../locale.js";

const URGENT: ReadonlySet<WarningCode> = new Set(["STOCKOUT_BEFORE_ARRIVAL", "SUPPLIER_MINIMUM_NOT_REACHED"]);

/** Warnings as notes beneath what they speak of; nothing where there is none. */
export function notes(warnings: readonly PlanWarning[], locale: ReportLocale): SafeHtml {
	if (warnings.length === 0) return html``;
	const rows = warnings.map(
		(warning) =>
			html`<li class="${URGENT.has(warning.code) ? "urgent" : "plain"}">${explainWarning(warning, locale)}</li>`,
	);
	return html`<ul class="notes">${rows}</ul>`;
}
