import { ReapproError } from "../../index.js";

/**
 * The error for a file that can not be read as what it should be.
 *
 * @param label what the file is for, such as `orders`; never its path or a value of it
 * @param sentence what to do, without any text of the file
 * @param line text line from 1, where known
 * @returns `ReapproError` code `FILE_INVALID`
 */
export function fileError(label: string, sentence: string, line?: number): ReapproError {
	return new ReapproError("FILE_INVALID", sentence, line === undefined ? label : `${label}, line ${line}`);
}

const SYSTEM_SENTENCES: Readonly<Record<string, string>> = {
	ENOENT: "There is no such file; check the path that was given for it.",
	EACCES: "The file may not be read; check its permissions.",
	EPERM: "The file may not be read; check its permissions.",
	EISDIR: "That is a folder; give a file.",
	Z_DATA_ERROR: "The file ends in .gz but its content is not gzip, or it is damaged; export it again.",
	Z_BUF_ERROR: "The gzip file breaks off before its end; copy it again.",
};

/**
 * Turns an error of the file system or of gzip into one sentence.
 *
 * @param label what the file is for
 * @param error what was caught
 * @returns the error itself when it is a `ReapproError`, else one with code `FILE_INVALID`
 */
export function readFailure(label: string, error: unknown): ReapproError {
	if (error instanceof ReapproError) return error;
	const code = (error as { code?: unknown } | undefined)?.code;
	const sentence = typeof code === "string" ? SYSTEM_SENTENCES[code] : undefined;
	return fileError(label, sentence ?? "The file could not be read to its end; check that it is whole.");
}
