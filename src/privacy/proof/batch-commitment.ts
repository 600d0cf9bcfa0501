import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type AdmittedOrders, orderColumns } from "../admitted-orders.js";
import type { OrderColumns } from "../order-columns.js";
import { batchBytes } from "./batch-form.js";
import { nonceBytes } from "./secret-bytes.js";

/**
 * Commits to admitted lines without telling them: HMAC-SHA-256 (RFC 2104, FIPS 180-4) under a secret nonce, over
 * the canonical bytes of `batchBytes`. Without the nonce nobody can try out lines against it; with it, nobody can find
 * other lines that fit.
 *
 * @param columns admitted lines, in any order
 * @param nonce 64 hexadecimal digits from a cryptographic random source, new for each run
 * @returns 64 hexadecimal digits
 * @throws {ReapproError} `OPTION_INVALID` when the nonce has another form or follows a pattern
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * const nonce = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
 * batchCommitment(orderColumns(admitOrders([], policy).orders), nonce).length; // => 64
 */
export function batchCommitment(columns: OrderColumns, nonce: string): string {
	const mac = hmac.create(sha256, nonceBytes(nonce));
	for (const bytes of batchBytes(columns)) mac.update(bytes);
	return bytesToHex(mac.digest());
}

/**
 * Whether a commitment was made over just these lines: whoever holds them and the nonce shows so that a run used these,
 * none left out and none added.
 *
 * @param orders the same lines, admitted anew under the same policy, in any order
 * @param nonce the nonce of the run
 * @param commitment `commitment` of the receipt
 * @returns true when it fits
 * @throws {ReapproError} `NOT_ADMITTED` when the guard did not make the orders; `OPTION_INVALID` for a nonce of another
 * form or with a pattern
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * const { orders } = admitOrders([], policy);
 * const nonce = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
 * verifyBatchCommitment(orders, nonce, batchCommitment(orderColumns(orders), nonce)); // => true
 * verifyBatchCommitment(orders, nonce, "0".repeat(64)); // => false
 */
export function verifyBatchCommitment(orders: AdmittedOrders, nonce: string, commitment: string): boolean {
	return batchCommitment(orderColumns(orders), nonce) === commitment;
}
