import { defineConfig } from "tsup";

export default defineConfig({
	entry: ["src/main.ts"],
	format: "esm",
	target: "node20",
	// One file per command, read when it is chosen: `mapper --help` reads main.js alone.
	splitting: true,
	dts: false,
	clean: true,
});
