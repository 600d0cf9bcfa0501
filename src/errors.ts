/**
 * Codes of the errors that reappro throws. A bad line or a bad article never throws:
 * those come back as refusals, `status` and `warnings`.
 */
export type ErrorCode =
	| "POLICY_INVALID"
	| "INPUT_INVALID"
	| "OPTION_INVALID"
	| "NOT_ADMITTED"
	| "AGREEMENT_PURPOSE"
	| "ABORTED"
	| "FILE_INVALID"
	| "PEER_MISSING";

/**
 * The one error class of reappro.
 *
 * `message` says what to do and never holds a value or an unknown key of the input;
 * `path`, where given, names allow-listed fields and indices only.
 *
 * @example
 * const error = new ReapproError("INPUT_INVALID", "Give every item a lead time in days.", "items[12].leadTimeDays");
 * error.code; // => "INPUT_INVALID"
 */
export class ReapproError extends Error {
	readonly code: ErrorCode;
	readonly path?: string;

	/**
	 * @param code one of `ErrorCode`
	 * @param message a sentence that says what to do, without any value of the input
	 * @param path where, such as `items[12].leadTimeDays`
	 */
	constructor(code: ErrorCode, message: string, path?: string) {
		super(path === undefined ? message : `${path}: ${message}`);
		this.name = "ReapproError";
		this.code = code;
		if (path !== undefined) this.path = path;
	}
}

/** Every name of some options, so that the compiler misses one that is new. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/**
 * Refuses an option that is not known: a misspelt one would fall back to a default in silence.
 *
 * @param options what the caller gave; what is no object is for other checks
 * @param known every name that there is
 * @param path where, for the message
 * @throws {ReapproError} `OPTION_INVALID` with the names to choose from, not with the one that was given
 * @example
 * refuseUnknownOptions({ horizon: 4 }, { horizon: true, model: true }); // => undefined
 */
export function refuseUnknownOptions<Options>(
	options: unknown,
	known: OptionNames<Options>,
	path = "options",
): void {
	if (typeof options !== "object" || options === null) return;
	if (Object.keys(options).every((name) => Object.hasOwn(known, name))) return;
	throw new ReapproError(
		"OPTION_INVALID",
		`Give only ${Object.keys(known).join(", ")}; another name would be lost in silence.`,
		path,
	);
}

/**
 * Throws `ReapproError` code `ABORTED` when the signal was aborted.
 *
 * @param signal the caller's abort signal, if any
 * @throws {ReapproError} `ABORTED` when the signal was aborted; the signal's own reason is not passed on
 * @example
 * throwIfAborted(new AbortController().signal); // => undefined
 */
export function throwIfAborted(signal: AbortSignal | undefined): void {
	if (signal?.aborted)
		throw new ReapproError("ABORTED", "The run was aborted by its signal; nothing was returned.");
}
