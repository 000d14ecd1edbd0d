import { type BehaviourGate, GATE_BYTES, GATE_FEATURE_COUNT } from "./behaviour-gate.js";
import type { DocumentRule } from "./document-rule.js";
import { DOCUMENT_FEATURE_COUNT } from "./document-summary.js";
import { LexicalModelError } from "./errors.js";
import { type LexicalModelFile, MAX_MODEL_BYTES } from "./model-file.js";
import { SENTENCE_FEATURE_COUNT } from "./sentence-features.js";
import { EXTRA_OUTPUTS, type SentenceCalibration } from "./sentence-model.js";
import { TEXT_FEATURE_COUNT, type TextGate } from "./text-gate.js";
import { isTreeEnsemble, type TreeEnsemble } from "./tree-ensemble.js";

/** Version of `model.json`. */
export const MANIFEST_FORMAT_VERSION = 2;

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
	/** Its weights are the last bytes of `weights.bin`. */
	readonly gate: BehaviourGate;
	readonly calibration: SentenceCalibration;
	readonly documentRule: DocumentRule;
	/** For each label the confidence from which it is reported in a text of 16 sentences. */
	readonly thresholds: readonly number[];
	/** How thresholds rise with the logarithm of the number of sentences. */
	readonly lengthSlope: number;
	/** Which texts are left quiet. */
	readonly textGate: TextGate;
	/** By technique: the confidence from which a stated precision was reached on out-of-fold data. */
	readonly precisionTable: PrecisionTable;
	/** How it was trained: settings, seed, sources with hashes and licences. */
	readonly training: Readonly<Record<string, unknown>>;
	/** What was measured: the source of the model card. */
	readonly metrics?: Readonly<Record<string, unknown>>;
}

/**
 * For some precisions the threshold of each technique from which on that share of what was reported was right, on texts
 * the models had not seen.
 */
export interface PrecisionTable {
	/** Ascending, each in (0, 1]. */
	readonly precisions: readonly number[];
	/** `[precisions][labels]`; null where a technique does not reach the precision. */
	readonly thresholds: readonly (readonly (number | null)[])[];
	/** `[precisions][labels]`: share of the texts with the technique that is found from the threshold on. */
	readonly recalls: readonly (readonly (number | null)[])[];
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
	const { textGate } = manifest;
	checkTrees("textGate.trees", textGate?.trees, TEXT_FEATURE_COUNT);
	checkNumbers("textGate", [textGate.bias, textGate.floor, textGate.singleFloor], 3);
	checkGate(manifest.gate, weights.bytes);
	const { calibration, documentRule } = manifest;
	checkTrees("calibration.trees", calibration?.trees, SENTENCE_FEATURE_COUNT);
	checkNumbers("calibration", [calibration.bias, calibration.treeWeight, calibration.scoreWeight], 3);
	checkNumbers("calibration.intercepts", calibration.intercepts, labels.length);
	checkNumbers("calibration.reportIntercepts", calibration.reportIntercepts, labels.length);
	checkNumbers("calibration.priors.procedures", calibration.priors?.procedures, labels.length);
	checkNumbers("calibration.priors.reports", calibration.priors.reports, labels.length);
	checkTrees("documentRule.trees", documentRule?.trees, DOCUMENT_FEATURE_COUNT);
	checkNumbers("documentRule", [documentRule.bias, documentRule.treeWeight, documentRule.bestWeight], 3);
	checkNumbers("documentRule.intercepts", documentRule.intercepts, labels.length);
	checkPrecisionTable(manifest.precisionTable, labels.length);
	if (typeof manifest.training !== "object" || manifest.training === null)
		throw invalid("training", manifest.training);
	return manifest;
}

function checkTrees(name: string, value: unknown, featureCount: number): asserts value is TreeEnsemble {
	if (!isTreeEnsemble(value, featureCount))
		throw invalid(`trees over ${featureCount} features in ${name}`, value);
}

/** More unmasked words than this are no common words. */
const MAX_COMMON_WORDS = 20_000;

function checkGate(gate: BehaviourGate, bytes: number): void {
	if (!isStringArray(gate?.commonWords) || gate.commonWords.length > MAX_COMMON_WORDS)
		throw invalid(`at most ${MAX_COMMON_WORDS} words in gate.commonWords`, gate?.commonWords);
	const { bias, lexical, wording, prose, trees, treeWeight } = gate.calibration ?? {};
	checkNumbers("gate", [gate.scale, gate.bias, bias, lexical, wording, prose, treeWeight], 7);
	checkTrees("gate.calibration.trees", trees, GATE_FEATURE_COUNT);
	if (bytes < GATE_BYTES) throw invalid(`weights of at least ${GATE_BYTES} bytes`, bytes);
}

function checkPrecisionTable(table: PrecisionTable, labels: number): void {
	const { precisions, thresholds, recalls } = table ?? {};
	if (!Array.isArray(precisions)) throw invalid("a precisionTable", table);
	checkNumbers("precisionTable.precisions", precisions, precisions.length);
	for (const [name, rows] of Object.entries({ thresholds, recalls })) {
		const isRight =
			Array.isArray(rows) &&
			rows.length === precisions.length &&
			rows.every(
				(row) =>
					Array.isArray(row) &&
					row.length === labels &&
					row.every((value) => value === null || Number.isFinite(value)),
			);
		if (!isRight)
			throw invalid(`${precisions.length} rows of ${labels} numbers or null in precisionTable.${name}`, rows);
	}
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
