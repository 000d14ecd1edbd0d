import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { GATE_BYTES, type ModelManifest } from "@mapper/lexical-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPredictor } from "../src/load-predictor.js";
import { checkWeights, readModelFolder } from "../src/read-model-folder.js";
import { makeTinyModel } from "./tiny-model.js";

const { manifest, weights } = makeTinyModel();
let root: string;
let folderCount = 0;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "model folder ü #1 "));
});
afterAll(() => rm(root, { recursive: true }));

/** Writes a model folder; what is `undefined` is left out. */
async function folderWith(
	json: string | Uint8Array | undefined,
	bytes: Uint8Array | undefined,
): Promise<string> {
	const folder = join(root, `${folderCount++}`);
	await mkdir(folder);
	if (json !== undefined) await writeFile(join(folder, "model.json"), json);
	if (bytes !== undefined) await writeFile(join(folder, "weights.bin"), bytes);
	return folder;
}
const jsonWith = (change: object) => JSON.stringify({ ...manifest, ...change });
const notFound = { name: "PredictorError", code: "PREDICTOR_MODEL_NOT_FOUND" };
const invalid = { name: "PredictorError", code: "PREDICTOR_MODEL_INVALID" };

it("reads what was written, from a path or a URL, with or without a slash at its end", async () => {
	const folder = await folderWith(JSON.stringify(manifest), weights);
	for (const name of [folder, `${folder}/`, pathToFileURL(folder), new URL(`${pathToFileURL(folder)}/`)]) {
		const files = await readModelFolder(name);
		expect(files.manifest).toEqual(manifest);
		expect(Buffer.compare(files.weights, weights)).toBe(0);
	}
	const predictor = await loadPredictor({ model: folder });
	expect((await predictor.map("It fetched a tool.")).techniques).toMatchObject([{ id: "T1105" }]);
});

describe("what is missing", () => {
	it.each([
		["the folder", async () => join(root, "nowhere")],
		["model.json", () => folderWith(undefined, weights)],
		["weights.bin", () => folderWith(JSON.stringify(manifest), undefined)],
		["a folder at all: a URL of the web", async () => new URL("https://example.com/model/")],
	])("is told: %s", async (_, make) => {
		const folder = await make();
		await expect(readModelFolder(folder)).rejects.toMatchObject(notFound);
		await expect(loadPredictor({ model: folder })).rejects.toMatchObject(notFound);
	});
});

describe("a broken description is refused", () => {
	const { calibration, documentRule, gate, textGate, precisionTable } = manifest;
	const loop = { roots: [0], features: [0, -1], values: [0, 0], left: [0, 0] };
	it.each([
		["no JSON", JSON.stringify(manifest).slice(0, -1)],
		["empty", ""],
		["null", "null"],
		["a list", "[]"],
		["no UTF-8", Uint8Array.of(0x7b, 0xff, 0x7d)],
		["another format version", jsonWith({ formatVersion: 3 })],
		["no format version", jsonWith({ formatVersion: undefined })],
		["NaN in the calibration", jsonWith({ calibration: { ...calibration, bias: Number.NaN } })],
		["a slope that is no number", jsonWith({ lengthSlope: Number.NaN })],
		["an infinite threshold", jsonWith({ thresholds: manifest.labels.map(() => Infinity) })],
		["the last format version", jsonWith({ formatVersion: 1 })],
		[
			"an intercept too many",
			jsonWith({ calibration: { ...calibration, intercepts: [...calibration.intercepts, 0] } }),
		],
		["a rule without weight", jsonWith({ documentRule: { ...documentRule, bestWeight: undefined } })],
		["trees that never end", jsonWith({ calibration: { ...calibration, trees: loop } })],
		["trees of reports that never end", jsonWith({ documentRule: { ...documentRule, trees: loop } })],
		["trees of texts that never end", jsonWith({ textGate: { ...textGate, trees: loop } })],
		["a gate with a gap", jsonWith({ gate: { ...gate, scale: undefined } })],
		["no gate", jsonWith({ gate: undefined })],
		[
			"a precision table too narrow",
			jsonWith({
				precisionTable: {
					...precisionTable,
					thresholds: precisionTable.thresholds.map((row) => row.slice(1)),
				},
			}),
		],
		["an intercept too few", jsonWith({ documentRule: { ...documentRule, intercepts: [] } })],
		["no calibration", jsonWith({ calibration: undefined })],
		["labels missing", jsonWith({ labels: manifest.labels.slice(1) })],
		["labels twice", jsonWith({ labels: manifest.labels.map(() => "T1105") })],
		["counts missing", jsonWith({ realWorldTexts: [] })],
		["a file of another name", jsonWith({ weights: { ...manifest.weights, file: "../weights.bin" } })],
		["a digest cut short", jsonWith({ weights: { ...manifest.weights, sha256: "abc" } })],
		["more than 4 MB", JSON.stringify(manifest) + " ".repeat(4 * 1024 * 1024)],
	])("%s", async (_, json) => {
		const folder = await folderWith(json, weights);
		await expect(readModelFolder(folder)).rejects.toMatchObject(invalid);
	});
});

describe("weights that are not those of the description are refused", () => {
	const flipped = weights.slice();
	flipped[weights.length >> 1]! ^= 0x10;
	it.each([
		["a flipped bit", flipped],
		["cut short", weights.slice(0, -1)],
		["longer than the description says", Uint8Array.from([...weights, 0])],
		["empty", new Uint8Array(0)],
	])("%s", async (_, bytes) => {
		const folder = await folderWith(JSON.stringify(manifest), bytes);
		await expect(readModelFolder(folder)).rejects.toMatchObject(invalid);
		await expect(checkWeights(manifest, bytes)).rejects.toMatchObject(invalid);
	});

	it("every byte counts", async () => {
		const { sections } = manifest.lexical;
		const gateStart = Math.max(...sections.map(({ offset, length }) => offset + length));
		expect(weights.length - gateStart).toBe(GATE_BYTES);
		// The gate is large: every hundredth of its bytes.
		for (let at = 0; at < weights.length; at += at < gateStart ? 7 : 101) {
			const damaged = weights.slice();
			damaged[at]! ^= 1;
			await expect(checkWeights(manifest, damaged)).rejects.toMatchObject(invalid);
		}
	});

	it("with a digest that fits but sections that do not", async () => {
		const { lexical } = manifest;
		const sections = lexical.sections.map((section) =>
			section.name === "postings" ? { ...section, length: section.length - 1 } : section,
		);
		const folder = await folderWith(
			jsonWith({ lexical: { ...lexical, sections } } as Partial<ModelManifest>),
			weights,
		);
		await expect(loadPredictor({ model: folder })).rejects.toMatchObject(invalid);
	});
});
