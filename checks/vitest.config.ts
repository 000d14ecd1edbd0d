import { defineConfig } from "vitest/config";

// No "@mapper/source" here: what is checked is what a user gets, the built packages.
export default defineConfig({
	test: { name: "checks", include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 240_000 },
});
