// Loaded with --import into a measured process: writes its peak memory in KB into a file when it ends.
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
	process.on("exit", () =>
		writeFileSync(process.env.MAPPER_BENCH_PEAK, String(process.resourceUsage().maxRSS)),
	);
}
