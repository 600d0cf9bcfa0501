import {
	type AdmissionReceipt,
	appendRun,
	emptyRunRegister,
	eraseRun,
	planDigest,
	type RunRecord,
	type RunRegister,
} from "../../src/privacy/index.js";
import { recordPolicy, recordReceipt } from "./record-given.js";

/** Bytes that no pattern shows, different for each number: x -> 181 x + 59 and a shift, folded to bytes. */
export function nonceOf(number: number): string {
	let state = (number * 2_654_435_761 + 97) >>> 0;
	return Array.from({ length: 32 }, () => {
		state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
		return (state >>> 24).toString(16).padStart(2, "0");
	}).join("");
}

const receipt: AdmissionReceipt = recordReceipt(recordPolicy());

/** A record of the golden register. */
export function runRecord(number: number): RunRecord {
	const day = new Date(Date.UTC(2026, 10, 1 + number)).toISOString().slice(0, 10);
	return {
		recordedOn: day,
		receipt: { ...receipt, commitment: nonceOf(number + 1000) },
		...(number % 2 === 0
			? { plan: { kind: "replenishment-plan", sha256: planDigest({ number }) } as const }
			: {}),
		...(number % 3 === 0 ? { note: "scheduled" as const } : {}),
	};
}

/** A register of so many runs, some of them erased. */
export function runRegister(length: number, erased: readonly number[] = []): RunRegister {
	let register = emptyRunRegister();
	for (let number = 0; number < length; number++) {
		register = appendRun(register, runRecord(number), { nonce: nonceOf(number) });
	}
	return erased.reduce(eraseRun, register);
}

/** The register as a file would give it back: its own to change. */
export type LooseRegister = {
	schemaVersion: unknown;
	kind: unknown;
	entries: Record<string, unknown>[];
};

/** A copy that can be changed. */
export const looseCopy = (register: RunRegister): LooseRegister => JSON.parse(JSON.stringify(register));
