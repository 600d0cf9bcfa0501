import { ReapproError } from "../../errors.js";
import type { ChartSpecification } from "./specification.js";

/** Draws a specification as SVG text. */
export type ChartRenderer = (specification: ChartSpecification) => Promise<string>;

/** A logger that keeps quiet and remembers the first error, which vega else only prints. */
class QuietLogger {
	failure: unknown;
	level(): this {
		return this;
	}
	error(...messages: readonly unknown[]): this {
		this.failure ??= messages[0];
		return this;
	}
	warn(): this {
		return this;
	}
	info(): this {
		return this;
	}
	debug(): this {
		return this;
	}
}

/** A loader that refuses every address and remembers that it was asked; vega itself only warns and draws on. */
class ClosedLoader {
	wasAsked = false;
	readonly #refuse = async (): Promise<never> => {
		this.wasAsked = true;
		throw new Error("Charts load nothing.");
	};
	readonly load = this.#refuse;
	readonly sanitize = this.#refuse;
	readonly http = this.#refuse;
	readonly file = this.#refuse;
}

/**
 * Loads vega and vega-lite, which are optional peers.
 *
 * @returns a renderer that reaches no network and no file, or `undefined` when they are not installed; it throws
 * `INPUT_INVALID` for a specification that names an address
 * @example
 * const draw = await loadVegaRenderer();
 * const svg = await draw(stockoutRiskChart([{ label: "Urn", stockoutRisk: 0.2 }], "en"));
 * svg.startsWith("<svg"); // => true
 */
export async function loadVegaRenderer(): Promise<ChartRenderer | undefined> {
	const peers = await Promise.all([import("vega"), import("vega-lite")]).catch(() => undefined);
	if (peers === undefined) return undefined;
	const [vega, vegaLite] = peers;
	return async (specification) => {
		const logger = new QuietLogger();
		const loader = new ClosedLoader();
		// Vega types are not part of our own, so that programs without vega still compile.
		const source = specification as unknown as Parameters<typeof vegaLite.compile>[0];
		const { spec } = vegaLite.compile(source, { logger: logger as never });
		const view = new vega.View(vega.parse(spec), {
			renderer: "none",
			loader: loader as never,
			logger: logger as never,
		});
		const svg = await view.toSVG();
		view.finalize();
		if (loader.wasAsked)
			throw new ReapproError("INPUT_INVALID", "Give a chart its data as values; it loads no address.");
		if (logger.failure !== undefined) throw logger.failure;
		return svg;
	};
}
