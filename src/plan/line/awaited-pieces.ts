/** What a site of a depot has, and what it may have. */
export interface AwaitingSite {
	/** Whether the depot can still send anything. */
	readonly isAwaited: boolean;
	readonly orderUpTo: number;
	readonly position: number;
	readonly maxStock?: number | undefined;
	/** Pieces for which there is room; absent where nothing binds. */
	readonly room?: number | undefined;
}

/** Pieces that a depot can still send of what a site misses, and those that its maximum or its room keep away. */
export function awaitedPieces({ isAwaited, orderUpTo, position, maxStock, room }: AwaitingSite): {
	readonly awaited: number;
	readonly capRemoved: number;
	readonly storageRemoved: number;
} {
	const missing = isAwaited ? Math.max(0, orderUpTo - position) : 0;
	const allowed = Math.min(missing, Math.max(0, (maxStock ?? Number.POSITIVE_INFINITY) - position));
	const awaited = Math.min(allowed, room ?? Number.POSITIVE_INFINITY);
	return { awaited, capRemoved: missing - allowed, storageRemoved: allowed - awaited };
}
