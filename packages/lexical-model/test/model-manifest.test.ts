import { expect, it } from "vitest";
import { LexicalModelError } from "../src/errors.js";
import { checkManifest, DOCUMENT_FEATURE_COUNT, SENTENCE_FEATURE_COUNT } from "../src/index.js";

const numbers = (count: number) => new Array<number>(count).fill(0.5);
const good = () => ({
	formatVersion: 1,
	name: "tiny",
	version: "0.0.1",
	attack: { domain: "enterprise-attack", version: "18.1" },
	labels: ["T1003", "T1105"],
	realWorldTexts: [3, 12],
	lexical: { formatVersion: 1, outputCount: 4, sections: [] },
	weights: { file: "weights.bin", bytes: 10, sha256: "a".repeat(64) },
	calibration: {
		bias: 0,
		weights: numbers(SENTENCE_FEATURE_COUNT),
		intercepts: [0, 0],
		reportIntercepts: [0, 0],
	},
	documentRule: { bias: 0, weights: numbers(DOCUMENT_FEATURE_COUNT), intercepts: [0, 0] },
	thresholds: [0.4, 0.4],
	lengthSlope: 0.02,
	behaviourFloor: -0.2,
	precisionTable: [{ threshold: 0.5, precision: 0.7 }],
	training: {},
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

it("passes a right manifest as it is, also after a round trip through JSON", () => {
	const manifest = good();
	expect(checkManifest(manifest)).toBe(manifest);
	expect(checkManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
});

it.each([0, 2, "1", undefined])("refuses format version %j", (formatVersion) => {
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
	["weights elsewhere", { weights: { file: "../secrets", bytes: 1, sha256: "a".repeat(64) } }],
	["weights over the limit", { weights: { file: "weights.bin", bytes: 2 ** 40, sha256: "a".repeat(64) } }],
	["a hash that is none", { weights: { file: "weights.bin", bytes: 1, sha256: "zz" } }],
	["a threshold too few", { thresholds: [0.4] }],
	["a threshold that is no number", { thresholds: [0.4, Number.NaN] }],
	["no calibration", { calibration: undefined }],
	["a calibration of another format", { calibration: { ...good().calibration, weights: [1, 2] } }],
	["no report intercepts", { calibration: { ...good().calibration, reportIntercepts: undefined } }],
	["an infinite rule", { documentRule: { ...good().documentRule, bias: Number.POSITIVE_INFINITY } }],
	["a floor that is no number", { behaviourFloor: null }],
	["a precision table that is no list", { precisionTable: {} }],
	["a precision table with a gap", { precisionTable: [{ threshold: 0.5 }] }],
	["no training facts", { training: null }],
])("refuses %s", (_, change) => {
	expect(codeOf({ ...good(), ...change })).toBe("LEXICAL_MODEL_CORRUPT");
});

it.each([null, 5, "x", []])("refuses %j in place of a manifest", (value) => {
	expect(codeOf(value)).toBeDefined();
});
