// Verifies a register of runs without reappro: node examples/verify-run-register.mjs REGISTER.json [HEAD [LENGTH]]
// HEAD is what somebody else kept of the register, LENGTH the number of entries of that time (today's without it).
// Prints what it finds; exit code 0 when the register is valid, 1 when it is not. docs/proof.md has the form.
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const [file, pinnedHead, pinnedLength] = process.argv.slice(2);
const problems = [];
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isHash = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isDay = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const keysOf = (value) => (isObject(value) ? Object.keys(value).sort().join() : "");
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const hmac = (nonce, text) => createHmac("sha256", Buffer.from(nonce, "hex")).update(text).digest("hex");

// One text for equal data: keys sorted by UTF-16 code units, no blanks. JSON knows no infinite number.
const canonical = (value) => {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value === "number" && !Number.isFinite(value)) return "infinite";
	if (!isObject(value)) return JSON.stringify(value);
	const fields = Object.keys(value).sort();
	return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
};
// What a record may hold: known names, numbers, and ids, codes, hashes and days, which have no blank. No free text.
const NAMES =
	"recordedOn receipt plan note kind sha256 schemaVersion libraryVersion policyHash purpose groupId processingDate linesRead linesAdmitted linesRefused from to refusedByReason reason lines agreements agreementId version textSha256 commitment".split(
		" ",
	);
const isKnown = (value) => {
	if (Array.isArray(value)) return value.every(isKnown);
	if (isObject(value))
		return Object.entries(value).every(([name, own]) => NAMES.includes(name) && isKnown(own));
	return typeof value === "number" || (typeof value === "string" && /^[A-Za-z0-9][\w.-]{0,63}$/.test(value));
};
const isRecord = (record) => isObject(record.receipt) && isDay(record.recordedOn) && isKnown(record);
function readEntries() {
	try {
		const { schemaVersion, kind, entries, ...more } = JSON.parse(readFileSync(file, "utf8"));
		const isRegister = schemaVersion === 1 && kind === "run-register" && Object.keys(more).length === 0;
		if (isRegister && Array.isArray(entries)) return entries;
	} catch {}
	problems.push("not-a-run-register");
	return [];
}

const entries = readEntries();
const heads = [sha256("reappro/run-register/1\n")];
let erased = 0;
let latest = "";
for (const [at, entry] of entries.entries()) {
	const { index, previous, contentHash, hash, record, nonce } = isObject(entry) ? entry : {};
	const isErased = keysOf(entry) === "contentHash,hash,index,previous";
	const isFull = keysOf(entry) === "contentHash,hash,index,nonce,previous,record" && isObject(record);
	heads.push(typeof hash === "string" ? hash : "");
	if (isErased) erased += 1;
	const hasHashes = [previous, contentHash, hash, isErased ? hash : nonce].every(isHash);
	const isWhole = (isErased || isFull) && hasHashes && Number.isSafeInteger(index);
	if (!isWhole) problems.push(`entry ${at}: wrong-form`);
	if (!isWhole) continue;
	const content = isErased ? contentHash : hmac(nonce, `reappro/run-record/1\n${canonical(record)}`);
	const link = canonical({ index, previous, contentHash });
	const before = problems.length;
	if (index !== at) problems.push(`entry ${at}: wrong-index`);
	if (previous !== heads[at]) problems.push(`entry ${at}: wrong-previous`);
	if (content !== contentHash) problems.push(`entry ${at}: wrong-content`);
	else if (isFull && !isRecord(record)) problems.push(`entry ${at}: wrong-record`);
	if (sha256(`reappro/run-entry/1\n${link}`) !== hash) problems.push(`entry ${at}: wrong-hash`);
	if (isErased || problems.length > before) continue;
	if (record.recordedOn < latest) problems.push(`entry ${at}: earlier-day`);
	else latest = record.recordedOn;
}
const head = heads[Number(pinnedLength ?? entries.length)];
if (head === undefined) problems.push("too-short");
else if (head !== (pinnedHead ?? head)) problems.push("wrong-head");
console.log([problems.length === 0 ? "VALID" : "NOT VALID", ...problems].join("\n"));
console.log(`${entries.length} entries, ${erased} erased, head ${heads.at(-1)}`);
if (pinnedHead === undefined) console.log("No pinned head: the end may have been cut off or replaced.");
process.exitCode = problems.length === 0 ? 0 : 1;
