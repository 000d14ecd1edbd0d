import { parentPort, workerData } from "node:worker_threads";
import { compressWeights } from "./compress-weights.js";
import { solveDualCoordinateDescent } from "./dual-coordinate-descent.js";
import { buildLabelProblem } from "./label-problem.js";
import type { SolveJob, SolveResult, SolveShared } from "./solve-labels.js";

// Runs in a worker thread: solves one output's problem at a time and answers with the weights worth keeping.
const shared = workerData as SolveShared;
const weights = new Float32Array(shared.matrix.columnCount);

parentPort?.on("message", (job: SolveJob) => parentPort?.postMessage(solve(job)));

function solve(job: SolveJob): SolveResult {
	const problem = buildLabelProblem(shared.rows, job.setting, job.leftOutFold);
	weights.fill(0);
	const { bias, passes } = solveDualCoordinateDescent(shared.matrix, problem, weights, {
		maxPasses: shared.maxPasses,
		tolerance: shared.tolerance,
		// Each output visits rows in an order of its own, which no other output's work can shift.
		seed: shared.seed + job.setting.output,
	});
	return {
		output: job.setting.output,
		bias,
		passes,
		...compressWeights(weights, shared.keepWeights, shared.matrix.featureOfColumn),
	};
}
