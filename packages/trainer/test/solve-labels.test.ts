import { describe, expect, it } from "vitest";
import { compressWeights } from "../src/compress-weights.js";
import { solveDualCoordinateDescent } from "../src/dual-coordinate-descent.js";
import type { TrainerError } from "../src/errors.js";
import { buildLabelProblem, type LabelSetting } from "../src/label-problem.js";
import { createRandom } from "../src/random.js";
import { type SolveJob, type SolveResult, type SolveShared, solveLabels } from "../src/solve-labels.js";
import { packDense } from "./dense-matrix.js";

const ROWS = 60;
const FEATURES = 8;
const OUTPUTS = 6;
const random = createRandom(1);
const dense = Array.from({ length: ROWS }, () => Array.from({ length: FEATURES }, () => random.next() - 0.5));

const shared: SolveShared = {
	matrix: packDense(dense),
	rows: {
		labelStarts: Int32Array.from({ length: ROWS + 1 }, (_, row) => row),
		// The label of a row is the number of its largest feature, so that there is something to learn.
		labels: Int16Array.from(dense, (row) => row.indexOf(Math.max(...row)) % OUTPUTS),
		folds: Int8Array.from({ length: ROWS }, (_, row) => row % 3),
		conventions: new Uint8Array(ROWS),
	},
	maxPasses: 12,
	tolerance: 0.1,
	keepWeights: 5,
	seed: 1,
};

const jobs = Array.from({ length: OUTPUTS }, (_, output): SolveJob => {
	const setting: LabelSetting = {
		output,
		relatives: [],
		costs: [{ positive: 1, negative: 1, relativesAreNegative: true }],
		question: "technique",
	};
	return { setting, leftOutFold: 1 };
});

async function solveAll(threads: number, asked = jobs): Promise<SolveResult[]> {
	const results: SolveResult[] = [];
	for await (const result of solveLabels(shared, asked, { threads })) results.push(result);
	return results.sort((a, b) => a.output - b.output);
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
	return promise.then(
		() => "none",
		(error: TrainerError) => error.code,
	);
}

describe("solveLabels", () => {
	it("solves what the solver solves here, and compresses it", async () => {
		const expected = jobs.map(({ setting, leftOutFold }) => {
			const weights = new Float32Array(FEATURES);
			const problem = buildLabelProblem(shared.rows, setting, leftOutFold);
			const { bias, passes } = solveDualCoordinateDescent(shared.matrix, problem, weights, {
				maxPasses: 12,
				tolerance: 0.1,
				seed: 1 + setting.output,
			});
			return {
				output: setting.output,
				bias,
				passes,
				...compressWeights(weights, 5, shared.matrix.featureOfColumn),
			};
		});
		expect(await solveAll(1)).toEqual(expected);
	});

	it("gives the same solutions on any number of threads", async () => {
		const one = await solveAll(1);
		expect(await solveAll(2)).toEqual(one);
		expect(await solveAll(5)).toEqual(one);
	});

	it("gives the same solution of an output whatever else is solved", async () => {
		expect(await solveAll(1, jobs.slice(3, 4))).toEqual((await solveAll(2)).slice(3, 4));
	});

	it("solves nothing without jobs", async () => {
		expect(await solveAll(2, [])).toEqual([]);
	});

	it("does not start when cancelled before, and rejects with the signal's reason when cancelled later", async () => {
		const reason = new Error("enough");
		const stopped = solveLabels(shared, jobs, { threads: 1, signal: AbortSignal.abort(reason) });
		await expect(stopped.next()).rejects.toBe(reason);

		const controller = new AbortController();
		const running = solveLabels(shared, jobs, { threads: 2, signal: controller.signal });
		await running.next();
		controller.abort(reason);
		await expect(
			(async () => {
				for await (const _ of running);
			})(),
		).rejects.toBe(reason);
	});

	it("stops its threads when the loop is left", async () => {
		const solving = solveLabels(shared, jobs, { threads: 2 });
		for await (const _ of solving) break;
		expect(await solving.next()).toEqual({ done: true, value: undefined });
	});

	it("names a failed thread, with what went wrong there as the cause", async () => {
		const broken = jobs.map(({ setting }) => ({ setting: { ...setting, costs: [] } }));
		const solving = solveAll(2, broken);
		expect(await codeOf(solving)).toBe("TRAINER_WORKER_FAILED");
		await expect(solving).rejects.toHaveProperty("cause.name", "TypeError");
	});
});
