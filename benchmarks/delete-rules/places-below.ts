import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findRules, type Rule } from "./find-rules.js";

/** The rooms of the guard in which rules speak. */
const FOLDERS = ["line", "personal-data", "policy", "admission", "text"];

/** Every place of the guard where a rule speaks, in a fixed order; some turn out to be none, see `whyNoRule`. */
export function placesBelow(root: string): Rule[] {
	return FOLDERS.flatMap((folder) => {
		const path = `src/privacy/${folder}`;
		const names = readdirSync(join(root, path), { encoding: "utf8", recursive: true }).sort();
		return names
			.filter((name) => name.endsWith(".ts"))
			.flatMap((name) => findRules(`${path}/${name}`, readFileSync(join(root, path, name), "utf8")));
	});
}
