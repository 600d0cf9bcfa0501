import type { ChartColours } from "../charts/specification.js";

/** Colours of charts inside the page: they follow its light and dark dress. */
export const PAGE_COLOURS: ChartColours = {
	text: "var(--soft)",
	grid: "var(--line)",
	history: "var(--history)",
	forecast: "var(--accent)",
	level: "var(--alert)",
};

/** The style sheet of the page; it names no file and no address. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1d2226;--soft:#555e65;--line:#dde1e4;--tint:#f4f6f7;--accent:#1f6f78;--alert:#b3411e;--history:#828c93;--warn:#fff4e0;--warn-ink:#6b4300}
@media (prefers-color-scheme:dark){:root{--paper:#14181b;--ink:#e8ebed;--soft:#a9b3ba;--line:#343c42;--tint:#1d2327;--accent:#58b6c0;--alert:#f08a63;--history:#78838a;--warn:#3a2c12;--warn-ink:#ffd899}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:lining-nums}
header,main,footer{max-width:58rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1{font-size:clamp(1.6rem,4.5vw,2.25rem);line-height:1.15;letter-spacing:-.015em;margin:0 0 .35rem;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:1.4rem;line-height:1.25;margin:3rem 0 .75rem;padding-top:1rem;border-top:2px solid var(--ink);text-wrap:balance}
h3{font-size:1.05rem;margin:1.75rem 0 .5rem;overflow-wrap:anywhere}
p{margin:.5rem 0;max-width:70ch}
ul{margin:.5rem 0;padding-left:1.2rem}
li{margin:.25rem 0;overflow-wrap:anywhere}
.lead,.small,.sku,.owner,dt{color:var(--soft)}
.small,.sku,.owner,dt,caption{font-size:.875rem}
.sku{font-weight:400}
.owner{display:block}
.note,.simulated{background:var(--warn);color:var(--warn-ink);padding:.65rem .9rem;border-radius:.35rem;max-width:none}
.simulated{font-weight:600}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:.5rem;overflow:hidden;margin:1.5rem 0 0}
.figures div{background:var(--paper);padding:.8rem 1rem;display:flex;flex-direction:column}
dd{margin:0;font-size:1.9rem;line-height:1.15;font-weight:650;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
caption{text-align:left;font-weight:650;padding:.4rem .6rem;background:var(--tint);border-radius:.25rem;overflow-wrap:anywhere}
th,td{text-align:left;vertical-align:top;padding:.5rem .6rem;border-bottom:1px solid var(--line)}
tbody th,tfoot th{overflow-wrap:anywhere}
thead th{font-size:.8125rem;font-weight:600;color:var(--soft);vertical-align:bottom}
tbody th{font-weight:600}
tbody p{font-weight:400;margin:.15rem 0 0;color:var(--soft);font-size:.9375rem;line-height:1.45}
tfoot th,tfoot td{border-bottom:0;font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .number{white-space:normal}
.date{white-space:nowrap}
thead .date{white-space:normal}
.strong{font-weight:700}
.figure th,.figure td{border-bottom:0;padding-bottom:0}
.why{padding-top:0;overflow-wrap:anywhere}
.orders td.number{font-size:1.15rem;line-height:1.3}
.orders .number{width:6.5rem}
.orders .date{width:7.5rem}
.compact th,.compact td{padding:.25rem .6rem;font-size:.9375rem}
.compact tbody th{font-weight:400}
.compact thead th{font-size:.8125rem}
.compact .number{width:7rem}
.notes{list-style:none;padding:0;margin:.25rem 0 0;font-weight:400;font-size:.875rem;line-height:1.4}
.notes li{padding-left:.65rem;border-left:3px solid var(--history)}
.notes .urgent{border-color:var(--alert);font-weight:600}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(21rem,100%),1fr));gap:1.25rem}
.chart{margin:.75rem 0 0;break-inside:avoid;min-width:0}
.charts .chart{border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1rem;margin:0}
.chart svg{display:block;max-width:100%;height:auto;margin:.5rem 0}
figcaption{overflow-wrap:anywhere}
.wide{overflow-x:auto}
.forecast th,.forecast td{padding:.2rem .35rem;font-size:.875rem}
.forecast thead th{font-size:.8125rem}
.forecast caption{font-weight:400}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:.75rem 0 1rem;font-size:.875rem;color:var(--soft)}
.key{display:inline-block;width:1.5rem;height:.75rem;margin-right:.45rem;vertical-align:-.05rem}
.history{background:var(--history)}
.median{height:0;border-top:2px solid var(--accent);vertical-align:.25rem}
.level{height:0;border-top:2px dashed var(--alert);vertical-align:.25rem}
.fan{background:linear-gradient(90deg,color-mix(in srgb,var(--accent) 66%,var(--paper)) 33%,color-mix(in srgb,var(--accent) 42%,var(--paper)) 33% 66%,color-mix(in srgb,var(--accent) 16%,var(--paper)) 66%)}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:3rem}
@media (max-width:36rem){header,main,footer{padding-left:.9rem;padding-right:.9rem}th,td{padding:.45rem .35rem}.orders .number{width:4.6rem}.orders .date{width:4.8rem}.date{white-space:normal}.compact th,.compact td{padding:.25rem .35rem;font-size:.875rem}.compact .number{width:4.5rem}.figures{grid-template-columns:1fr 1fr}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--tint:#eee;--accent:#1f6f78;--alert:#b3411e;--history:#828c93;--warn:#fff;--warn-ink:#000}html{font-size:10pt}header,main,footer{max-width:none;padding:0}header{padding-top:0}h2{break-after:avoid;margin-top:1.5rem}h3,caption{break-after:avoid}tr{break-inside:avoid}.figure{break-after:avoid}thead{display:table-header-group}tfoot{display:table-row-group}.simulated,.note{border:1px solid #000}}
`.trim();
