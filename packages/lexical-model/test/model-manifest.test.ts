import { describe, expect, it } from "vitest";
import { LexicalModelError } from "../src/errors.js";
import {
	checkManifest,
	DOCUMENT_FEATURE_COUNT,
	GATE_BYTES,
	GATE_FEATURE_COUNT,
	MANIFEST_FORMAT_VERSION,
	NO_TREES,
	SENTENCE_FEATURE_COUNT,
	TEXT_FEATURE_COUNT,
} from "../src/index.js";

const LEAF = { roots: [0], features: [-1], values: [0.25], left: [0] };
const good = () => ({
	formatVersion: 2,
	name: "tiny",
	version: "0.0.1",
	attack: { domain: "enterprise-attack", version: "18.1" },
	labels: ["T1003", "T1105"],
	realWorldTexts: [3, 12],
	lexical: { formatVersion: 1, outputCount: 4, sections: [] },
	weights: { file: "weights.bin", bytes: GATE_BYTES + 10, sha256: "a".repeat(64) },
	gate: {
		commonWords: ["the", "they"],
		scale: 0.01,
		bias: -0.25,
		calibration: { bias: 0.5, lexical: 1, wording: 2, prose: -0.5, trees: LEAF, treeWeight: 0.75 },
	},
	calibration: {
		trees: LEAF,
		bias: 0,
		treeWeight: 1,
		scoreWeight: 0.5,
		intercepts: [0, 0],
		reportIntercepts: [0, 0],
		priors: { procedures: [-3, -4], reports: [-5, -6] },
	},
	documentRule: { trees: NO_TREES, bias: 0, treeWeight: 1, bestWeight: 0.5, intercepts: [0, 0] },
	thresholds: [0.4, 0.4],
	lengthSlope: 0.02,
	textGate: { bias: 0.5, trees: LEAF, floor: 0.2, singleFloor: 0.1 },
	precisionTable: {
		precisions: [0.5, 0.9],
		thresholds: [
			[0.25, 0.5],
			[0.75, null],
		],
		recalls: [
			[0.875, 0.5],
			[0.25, null],
		],
	},
	training: {},
});
/** A branching node over a feature, and its two leaves. */
const asking = (feature: number) => ({
	roots: [0],
	features: [feature, -1, -1],
	values: [0.5, 0, 0],
	left: [1, 0, 0],
});

const codeOf = (value: unknown): string | undefined => {
	try {
		checkManifest(value);
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(LexicalModelError);
		return (error as LexicalModelError).code;
	}
};

it("reads the format version it says", () => {
	expect(good().formatVersion).toBe(MANIFEST_FORMAT_VERSION);
});

it("passes a right manifest as it is, also after a round trip through JSON", () => {
	const manifest = good();
	expect(checkManifest(manifest)).toBe(manifest);
	expect(checkManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
});

it.each([0, 1, 3, "2", undefined])("refuses format version %j", (formatVersion) => {
	expect(codeOf({ ...good(), formatVersion })).toBe("LEXICAL_MODEL_VERSION_UNSUPPORTED");
});

it.each<[string, object]>([
	["a name that is no text", { name: 7 }],
	["no ATT&CK version", { attack: { domain: "enterprise-attack" } }],
	["no labels", { labels: [] }],
	["a label twice", { labels: ["T1003", "T1003"] }],
	["a label that is no text", { labels: ["T1003", 5] }],
	["too many labels", { labels: Array.from({ length: 10_001 }, (_, i) => `T${i}`) }],
	["outputs that do not fit the labels", { lexical: { outputCount: 2 } }],
	["weights elsewhere", { weights: { ...good().weights, file: "../secrets" } }],
	["weights over the limit", { weights: { ...good().weights, bytes: 2 ** 40 } }],
	["a hash that is none", { weights: { ...good().weights, sha256: "zz" } }],
	["a threshold too few", { thresholds: [0.4] }],
	["a threshold that is no number", { thresholds: [0.4, Number.NaN] }],
	["no calibration", { calibration: undefined }],
	["a calibration of another format", { calibration: { bias: 0, weights: [1, 2], intercepts: [0, 0] } }],
	["no report intercepts", { calibration: { ...good().calibration, reportIntercepts: undefined } }],
	["an infinite rule", { documentRule: { ...good().documentRule, bias: Number.POSITIVE_INFINITY } }],
	["a floor that is no number", { textGate: { ...good().textGate, floor: null } }],
	["no precision table", { precisionTable: undefined }],
	["a precision table without rows", { precisionTable: {} }],
	["a precision table of another format", { precisionTable: [{ threshold: 0.5, precision: 0.7 }] }],
	["no training facts", { training: null }],
])("refuses %s", (_, change) => {
	expect(codeOf({ ...good(), ...change })).toBe("LEXICAL_MODEL_CORRUPT");
});

it.each([null, 5, "x", []])("refuses %j in place of a manifest", (value) => {
	expect(codeOf(value)).toBeDefined();
});

const changed = <Part extends "calibration" | "documentRule" | "textGate" | "gate" | "precisionTable">(
	part: Part,
	change: object,
) => ({ ...good(), [part]: { ...good()[part], ...change } });
const gateChanged = (change: object) =>
	changed("gate", { calibration: { ...good().gate.calibration, ...change } });
describe.each<[string, number, (change: object) => object]>([
	["calibration", SENTENCE_FEATURE_COUNT, (change) => changed("calibration", change)],
	["documentRule", DOCUMENT_FEATURE_COUNT, (change) => changed("documentRule", change)],
	["textGate", TEXT_FEATURE_COUNT, (change) => changed("textGate", change)],
	["gate", GATE_FEATURE_COUNT, gateChanged],
])("trees in %s", (_part, featureCount, withChange) => {
	it("may ask for any of the features there are", () => {
		expect(codeOf(withChange({ trees: asking(featureCount - 1) }))).toBeUndefined();
		expect(codeOf(withChange({ trees: NO_TREES }))).toBeUndefined();
	});

	it.each<[string, unknown]>([
		["that are missing", undefined],
		["that are null", null],
		["that are text", "{}"],
		["over a feature there is not", asking(featureCount)],
		["that run in a circle", { ...asking(0), left: [0, 0, 0] }],
		["whose branch leaves the file", { ...asking(0), left: [2, 0, 0] }],
		["with a value that is no number", { ...LEAF, values: [null] }],
		["with a value too many", { ...LEAF, values: [0, 0] }],
		["with a root that is no node", { ...LEAF, roots: [1] }],
		["that share a node", { ...asking(0), roots: [0, 1] }],
	])("are refused %s", (_, trees) => {
		expect(codeOf(withChange({ trees }))).toBe("LEXICAL_MODEL_CORRUPT");
	});
});

it.each<[string, object]>([
	["no weight of the trees", changed("calibration", { treeWeight: undefined })],
	["no weight of the score", changed("calibration", { scoreWeight: null })],
	["a text for a weight", changed("calibration", { treeWeight: "1" })],
	["an intercept too many", changed("calibration", { intercepts: [0, 0, 0] })],
	["a report intercept that is NaN", changed("calibration", { reportIntercepts: [0, Number.NaN] })],
	["no priors", changed("calibration", { priors: undefined })],
	["no priors of procedures", changed("calibration", { priors: { reports: [0, 0] } })],
	["a prior of reports too few", changed("calibration", { priors: { procedures: [0, 0], reports: [0] } })],
	["an infinite prior", changed("calibration", { priors: { procedures: [0, -1 / 0], reports: [0, 0] } })],
	["no document rule", { ...good(), documentRule: undefined }],
	["no weight of the best sentence", changed("documentRule", { bestWeight: undefined })],
	["an intercept of the rule too few", changed("documentRule", { intercepts: [0] })],
	["no gate of texts", { ...good(), textGate: undefined }],
	["a gate of texts that is null", { ...good(), textGate: null }],
	["a gate of texts whose bias is NaN", changed("textGate", { bias: Number.NaN })],
	["a gate of texts without floor", changed("textGate", { floor: undefined })],
	["a gate of texts without floor for one sentence", changed("textGate", { singleFloor: null })],
	["no gate", { ...good(), gate: undefined }],
	["a gate that is null", { ...good(), gate: null }],
	["common words that are no texts", changed("gate", { commonWords: ["the", 5] })],
	["common words that are no list", changed("gate", { commonWords: "the" })],
	["too many common words", changed("gate", { commonWords: new Array(20_001).fill("the") })],
	["a gate without scale", changed("gate", { scale: undefined })],
	["a gate with an infinite bias", changed("gate", { bias: Number.NEGATIVE_INFINITY })],
	["a gate without calibration", changed("gate", { calibration: undefined })],
	["a gate whose calibration has a gap", gateChanged({ wording: null })],
	["a gate without weight of its trees", gateChanged({ treeWeight: undefined })],
	["a gate with a text for that weight", gateChanged({ treeWeight: "1" })],
	["weights too short for a gate", { ...good(), weights: { ...good().weights, bytes: GATE_BYTES - 1 } }],
	["half a byte", { ...good(), weights: { ...good().weights, bytes: GATE_BYTES + 0.5 } }],
	["precisions that are no list", changed("precisionTable", { precisions: 0.5 })],
	["a precision that is no number", changed("precisionTable", { precisions: [0.5, null] })],
	["a row of thresholds too few", changed("precisionTable", { thresholds: [[0.25, 0.5]] })],
	[
		"a row of recalls too many",
		changed("precisionTable", {
			recalls: [
				[0, 0],
				[0, 0],
				[0, 0],
			],
		}),
	],
	["a row of another length", changed("precisionTable", { thresholds: [[0.25, 0.5], [0.75]] })],
	["a row that is no list", changed("precisionTable", { recalls: [[0, 0], null] })],
	[
		"a threshold of the table that is NaN",
		changed("precisionTable", {
			thresholds: [
				[0.25, Number.NaN],
				[0.5, null],
			],
		}),
	],
	[
		"a recall that is text",
		changed("precisionTable", {
			recalls: [
				[0, "0"],
				[0, 0],
			],
		}),
	],
	["no recalls", changed("precisionTable", { recalls: undefined })],
])("refuses %s", (_, value) => {
	expect(codeOf(value)).toBe("LEXICAL_MODEL_CORRUPT");
});

it("takes as many common words as training unmasks, and some more", () => {
	for (const count of [0, 4000, 20_000]) {
		expect(codeOf(changed("gate", { commonWords: new Array(count).fill("the") }))).toBeUndefined();
	}
});

it("takes a model that knows no precision", () => {
	const precisionTable = { precisions: [], thresholds: [], recalls: [] };
	expect(codeOf({ ...good(), precisionTable })).toBeUndefined();
});

it("refuses every part that is missing", () => {
	const optional = new Set(["metrics"]);
	for (const key of Object.keys(good()).filter((name) => !optional.has(name))) {
		expect([key, codeOf({ ...good(), [key]: undefined })]).not.toEqual([key, undefined]);
	}
});
