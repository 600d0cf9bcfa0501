import { defineConfig } from "tsup";

export default defineConfig({
	entry: {
		index: "src/index.ts",
		privacy: "src/privacy/index.ts",
		forecast: "src/forecast/index.ts",
		inventory: "src/inventory/index.ts",
		group: "src/group/index.ts",
		report: "src/report/index.ts",
		node: "src/node/index.ts",
		main: "src/node/main.ts",
	},
	format: ["esm", "cjs"],
	target: "node20",
	platform: "neutral",
	// One copy of each module, shared by all entries, in both formats:
	// what one subpath admits is genuine for every other.
	splitting: true,
	treeshake: false,
	sourcemap: false,
	clean: true,
	external: [/^node:/],
	dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
});
