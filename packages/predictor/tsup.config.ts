import { defineConfig } from "tsup";

export default defineConfig({
	entry: ["src/index.ts", "src/map-worker.ts"],
	format: "esm",
	target: "node20",
	dts: true,
	clean: true,
	removeNodeProtocol: false,
});
