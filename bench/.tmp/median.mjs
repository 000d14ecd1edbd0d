import { performance } from "node:perf_hooks";

/** The middle of some numbers. */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds that some work takes. */
export async function timeOf(work) {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
