import type { ModelFiles } from "@mapper/predictor";
import { beforeEach, expect, test, vi } from "vitest";
import type { CliContext } from "../src/context.js";
import { evaluateModel, recordModel } from "../src/evaluate-model.js";

const seen = vi.hoisted(() => ({
	options: [] as unknown[],
	disposed: 0,
	error: undefined as Error | undefined,
}));
vi.mock("@mapper/predictor", () => ({
	loadPredictor: async () => ({
		async *mapMany(texts: string[], options: unknown) {
			seen.options.push(options);
			for (const _ of texts) {
				yield seen.error
					? { error: seen.error }
					: { mapping: { techniques: [{ id: "T1105", confidence: 0.9 }], candidates: [] } };
			}
		},
		dispose: () => {
			seen.disposed++;
		},
	}),
}));

const model = {
	manifest: {
		name: "harbour-model",
		version: "1.1.0",
		labels: ["T1059", "T1105"],
		weights: { sha256: "cd" },
	},
} as unknown as ModelFiles;
const material = {
	development: [{ source: "procedure", group: "software-1", text: "copies a tool", labels: ["T1105"] }],
	written: [],
	annotated: new Set<string>(),
} as const;
const context = { signal: new AbortController().signal } as CliContext;

beforeEach(() => Object.assign(seen, { options: [], disposed: 0, error: undefined }));

test("asks the predictor for the whole ranking, without indicators, and frees it", async () => {
	const saved = await recordModel(model, material, context, { threads: 3 });
	expect(saved.model).toEqual({ name: "harbour-model", version: "1.1.0", sha256: "cd" });
	expect(saved.report.procedures).toMatchObject({ texts: 1, micro: { f1: 1 } });
	expect(saved.sets.procedures).toMatchObject([{ unit: "software-1", predicted: ["T1105"] }]);
	for (const options of seen.options)
		expect(options).toEqual({ topK: 2, threads: 3, indicators: false, signal: context.signal });
	expect(seen.disposed).toBe(1);
});

test("evaluateModel gives the figures alone", async () => {
	expect(await evaluateModel(model, material, context)).toEqual(
		(await recordModel(model, material, context)).report,
	);
});

test("passes on what the predictor says of a text, and frees it", async () => {
	seen.error = new Error("no such text");
	await expect(recordModel(model, material, context)).rejects.toBe(seen.error);
	expect(seen.disposed).toBe(1);
});
