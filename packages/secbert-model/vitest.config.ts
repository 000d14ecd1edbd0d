import { defineConfig } from "vitest/config";

export default defineConfig({
	resolve: { conditions: ["@mapper/source"] },
	ssr: { resolve: { conditions: ["@mapper/source"] } },
	test: { name: "secbert-model", include: ["test/**/*.test.ts"], testTimeout: 30_000 },
});
