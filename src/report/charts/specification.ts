/** Plain data of any depth. */
export type ChartValue =
	| string
	| number
	| boolean
	| null
	| readonly ChartValue[]
	| { readonly [name: string]: ChartValue };

/** A Vega-Lite v6 specification as plain data, without functions: it survives `JSON.stringify`. */
export interface ChartSpecification {
	readonly $schema: "https://vega.github.io/schema/vega-lite/v6.json";
	/** What the chart shows, for readers who do not see it. */
	readonly description: string;
	readonly [property: string]: ChartValue;
}

/** Colours of a chart, any CSS colour, `var(--name)` included. */
export interface ChartColours {
	readonly text: string;
	readonly grid: string;
	readonly history: string;
	/** Bands of the forecast fan and the median line. */
	readonly forecast: string;
	/** Reorder level and risks. */
	readonly level: string;
}

/** Options of every chart. */
export interface ChartOptions {
	/** Width of the plot in pixels, default 320. */
	readonly width?: number;
	/** Height of the plot in pixels, default 150. */
	readonly height?: number;
	readonly colours?: ChartColours;
}

/** Colours that read well on white. */
export const LIGHT_COLOURS: ChartColours = {
	text: "#3d4348",
	grid: "#e3e6e8",
	history: "#8a949b",
	forecast: "#1f6f78",
	level: "#b3411e",
};
