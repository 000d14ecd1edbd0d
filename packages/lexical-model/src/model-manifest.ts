import type { DocumentRule } from "./document-rule.js";
import { DOCUMENT_FEATURE_COUNT } from "./document-rule.js";
import { LexicalModelError } from "./errors.js";
import { type LexicalModelFile, MAX_MODEL_BYTES } from "./model-file.js";
import { EXTRA_OUTPUTS, SENTENCE_FEATURE_COUNT, type SentenceCalibration } from "./sentence-model.js";

/** Version of `model.json`. */
export const MANIFEST_FORMAT_VERSION = 1;

/** `model.json`: everything about a model but its weights. */
export interface ModelManifest {
	/** First in the file. */
	readonly formatVersion: number;
	readonly name: string;
	readonly version: string;
	readonly attack: { readonly domain: string; readonly version: string };
	/** Technique ids in the order of the outputs. */
	readonly labels: readonly string[];
	/** For each label the number of real incidents, procedures and rules it was learned from. */
	readonly realWorldTexts: readonly number[];
	readonly lexical: LexicalModelFile;
	readonly weights: { readonly file: "weights.bin"; readonly bytes: number; readonly sha256: string };
	readonly calibration: SentenceCalibration;
	readonly documentRule: DocumentRule;
	/** For each label the confidence from which it is reported in a text of 16 sentences. */
	readonly thresholds: readonly number[];
	/** How thresholds rise with the logarithm of the number of sentences. */
	readonly lengthSlope: number;
	/** A text none of whose sentences reaches this score of "describes adversary behaviour" is left quiet. */
	readonly behaviourFloor: number;
	/** Measured on held-out data: from `threshold` on, this share of reported techniques is right; ascending. */
	readonly precisionTable: readonly { readonly threshold: number; readonly precision: number }[];
	/** How it was trained: settings, seed, sources with hashes and licences. */
	readonly training: Readonly<Record<string, unknown>>;
	/** What was measured: the source of the model card. */
	readonly metrics?: Readonly<Record<string, unknown>>;
}

/** More labels than this are not ATT&CK (Enterprise has 691). */
const MAX_LABELS = 10_000;

/**
 * Checks that a value read from `model.json` is a manifest that this version understands; sizes, ranges and finite
 * numbers are checked, so that code behind it may trust it.
 *
 * @throws LexicalModelError `LEXICAL_MODEL_VERSION_UNSUPPORTED`, `LEXICAL_MODEL_CORRUPT`
 */
export function checkManifest(value: unknown): ModelManifest {
	if (typeof value !== "object" || value === null) throw invalid("an object", value);
	const manifest = value as ModelManifest;
	if (manifest.formatVersion !== MANIFEST_FORMAT_VERSION) {
		throw new LexicalModelError(
			"LEXICAL_MODEL_VERSION_UNSUPPORTED",
			`Expected format version ${MANIFEST_FORMAT_VERSION}, found ${String(manifest.formatVersion)}; update the @mapper packages or get a matching model.`,
		);
	}
	for (const key of ["name", "version"] as const) {
		if (typeof manifest[key] !== "string") throw invalid(`text in ${key}`, manifest[key]);
	}
	const { attack, labels, weights, lexical } = manifest;
	if (typeof attack?.domain !== "string" || typeof attack.version !== "string")
		throw invalid("attack.domain and attack.version", attack);
	if (!isStringArray(labels) || labels.length === 0 || labels.length > MAX_LABELS) {
		throw invalid(`1 to ${MAX_LABELS} labels`, labels);
	}
	if (new Set(labels).size !== labels.length) throw invalid("labels without repeats", "a repeated label");
	if (lexical?.outputCount !== labels.length + EXTRA_OUTPUTS) {
		throw invalid(`lexical.outputCount ${labels.length + EXTRA_OUTPUTS}`, lexical?.outputCount);
	}
	if (weights?.file !== "weights.bin" || !isCount(weights.bytes) || weights.bytes > MAX_MODEL_BYTES) {
		throw invalid(`weights.bin of at most ${MAX_MODEL_BYTES} bytes`, weights);
	}
	if (typeof weights.sha256 !== "string" || !/^[0-9a-f]{64}$/.test(weights.sha256)) {
		throw invalid("weights.sha256 of 64 hex digits", weights.sha256);
	}
	checkNumbers("realWorldTexts", manifest.realWorldTexts, labels.length);
	checkNumbers("thresholds", manifest.thresholds, labels.length);
	checkNumbers("lengthSlope", [manifest.lengthSlope], 1);
	checkNumbers("behaviourFloor", [manifest.behaviourFloor], 1);
	checkRegression("calibration", manifest.calibration, SENTENCE_FEATURE_COUNT, labels.length);
	checkNumbers("calibration.reportIntercepts", manifest.calibration.reportIntercepts, labels.length);
	checkRegression("documentRule", manifest.documentRule, DOCUMENT_FEATURE_COUNT, labels.length);
	if (!Array.isArray(manifest.precisionTable)) throw invalid("a precisionTable", manifest.precisionTable);
	for (const row of manifest.precisionTable)
		checkNumbers("precisionTable", [row?.threshold, row?.precision], 2);
	if (typeof manifest.training !== "object" || manifest.training === null)
		throw invalid("training", manifest.training);
	return manifest;
}

function checkRegression(
	name: string,
	value: SentenceCalibration | DocumentRule,
	weights: number,
	labels: number,
): void {
	checkNumbers(`${name}.bias`, [value?.bias], 1);
	checkNumbers(`${name}.weights`, value.weights, weights);
	checkNumbers(`${name}.intercepts`, value.intercepts, labels);
}

function checkNumbers(name: string, values: readonly unknown[], count: number): void {
	const isRight =
		Array.isArray(values) && values.length === count && values.every((value) => Number.isFinite(value));
	if (!isRight) throw invalid(`${count} finite numbers in ${name}`, values);
}

function isCount(value: unknown): value is number {
	return Number.isInteger(value) && (value as number) >= 0;
}

function isStringArray(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function invalid(expected: string, found: unknown): LexicalModelError {
	const shown = JSON.stringify(found)?.slice(0, 80) ?? "nothing";
	return new LexicalModelError("LEXICAL_MODEL_CORRUPT", `Expected ${expected}, found ${shown}.`);
}
