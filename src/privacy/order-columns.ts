import type { PrivacyPolicy } from "./types.js";

/**
 * Admitted lines as columns, 14 bytes a line, a little more with very many names. `site[i]` is 0 for no site, else an index into `siteIds` plus 1.
 * Nothing that names a line, a funeral or a consent is kept.
 */
export interface OrderColumns {
	readonly policy: PrivacyPolicy;
	readonly length: number;
	readonly operatorIds: readonly string[];
	readonly siteIds: readonly string[];
	readonly skus: readonly string[];
	readonly operator: Uint16Array | Uint32Array;
	readonly site: Uint16Array | Uint32Array;
	readonly sku: Uint16Array | Uint32Array;
	/** Day numbers of `orderedOn`. */
	readonly day: Int32Array;
	/** Pieces; negative for returns. */
	readonly quantity: Int32Array;
}
