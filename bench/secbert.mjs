// The encoder: our WordPiece against that of @xenova/transformers, and a model of SecBERT's shape with random weights through
// onnxruntime 1.14, int8 against fp32.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import {
	checkBertConfig,
	countParameters,
	createTokenizer,
	initializeWeights,
	writeOnnxFolder,
	writeTokenizer,
} from "@mapper/secbert-model";
import { median, timeOf } from "./median.mjs";
import { figure, isMain, printTable, ratio } from "./table.mjs";
import { createPicker, reportSentence } from "./texts.mjs";

const ROUNDS = 7;
const BATCH = 8;
const TOKENS = 32;
const REPORT_SENTENCES = 130;
/** Weights, their transposed copies, the file in onnxruntime: what a run holds at once. */
const NEEDED_BYTES = 2.5e9;

/** Sizes of jackaduma/SecBERT; 50 labels. */
const SECBERT = {
	vocabularySize: 52_000,
	hiddenSize: 768,
	layerCount: 6,
	headCount: 12,
	intermediateSize: 3072,
	maxPositions: 514,
	tokenTypeCount: 1,
	activation: "gelu",
	hiddenDropout: 0.1,
	attentionDropout: 0.1,
	classifierDropout: 0.1,
	layerNormEpsilon: 1e-12,
	initializerRange: 0.02,
	padTokenId: 0,
	labels: Array.from({ length: 50 }, (_, index) => `L${index}`),
	problemType: "multi_label_classification",
};

/** Measures both; gives rows for the table. */
export async function measureSecbert() {
	const xenova = createRequire(createRequire(import.meta.url).resolve("@xenova/transformers"));
	const tokenizer = createTokenizer({ vocabularyText: vocabularyOf(sentences(4000, 1)).join("\n") });
	return [
		...(await measureWordPiece(tokenizer, sentences(6000, 2))),
		...(await measureInference(tokenizer, xenova("onnxruntime-node"))),
	];
}

async function measureWordPiece(tokenizer, texts) {
	const { BertTokenizer } = await import("@xenova/transformers/src/tokenizers.js");
	const files = writeTokenizer(tokenizer.settings);
	const theirs = new BertTokenizer(
		JSON.parse(files["tokenizer.json"]),
		JSON.parse(files["tokenizer_config.json"]),
	);
	const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
	const times = { ours: [], theirs: [], ratios: [] };
	for (let round = 0; round <= ROUNDS; round++) {
		const ours = await timeOf(() => texts.forEach((text) => void tokenizer.encode([text])));
		const other = await timeOf(() => texts.forEach((text) => void theirs.encode(text)));
		if (round === 0) continue; // the first is for the compiler
		times.ours.push(ours);
		times.theirs.push(other);
		times.ratios.push(other / ours);
	}
	const speed = (ms) => figure((megabytes / median(ms)) * 1000, "MB/s");
	return [
		[
			"WordPiece",
			speed(times.ours),
			`@xenova/transformers ${speed(times.theirs)}`,
			ratio(median(times.ratios)),
		],
	];
}

async function measureInference(tokenizer, onnxRuntime) {
	const what = `SecBERT's shape, ${(countParameters(SECBERT) / 1e6).toFixed(1)} M weights`;
	if (freemem() < NEEDED_BYTES) {
		const free = figure(freemem() / 1e9, "GB");
		process.stderr.write(`bench: ${what} wants ${NEEDED_BYTES / 1e9} GB of memory, ${free} are free\n`);
		return [[what, "too little memory", "–", "–"]];
	}
	const directory = mkdtempSync(join(tmpdir(), "mapper-secbert-"));
	try {
		const rows = await writeModel(directory, tokenizer, what);
		const load = (file) =>
			onnxRuntime.InferenceSession.create(join(directory, "onnx", file), { intraOpNumThreads: 1 });
		const exact = await load("model.onnx");
		const small = await load("model_quantized.onnx");
		return [
			...rows,
			...(await compareSessions(exact, small, onnxRuntime)),
			await measureReport(small, tokenizer, onnxRuntime),
		];
	} finally {
		rmSync(directory, { recursive: true });
	}
}

async function writeModel(directory, tokenizer, what) {
	const config = checkBertConfig(SECBERT);
	const weights = initializeWeights(config, { seed: 1 });
	const model = { config, weights, tokenizer: writeTokenizer(tokenizer.settings) };
	const ms = await timeOf(() => writeOnnxFolder(directory, model, { precisions: ["float32", "int8"] }));
	const megabytes = (file) => figure(statSync(join(directory, "onnx", file)).size / 1e6, "MB");
	return [
		[
			`${what}: ONNX written, fp32 and int8`,
			figure(ms / 1000, "s"),
			`${megabytes("model.onnx")} and ${megabytes("model_quantized.onnx")}`,
			"–",
		],
	];
}

async function compareSessions(exact, small, onnxRuntime) {
	const pick = createPicker(3);
	const ids = Array.from({ length: BATCH * TOKENS }, () => 5 + pick(SECBERT.vocabularySize - 5));
	const feeds = feedsOf(onnxRuntime, ids, Array(ids.length).fill(1), [BATCH, TOKENS]);
	const times = { exact: [], small: [], ratios: [] };
	for (let round = 0; round <= ROUNDS; round++) {
		const exactMs = await timeOf(() => exact.run(feeds));
		const smallMs = await timeOf(() => small.run(feeds));
		if (round === 0) continue;
		times.exact.push(exactMs);
		times.small.push(smallMs);
		times.ratios.push(exactMs / smallMs);
	}
	const [a, b] = [(await exact.run(feeds)).logits.data, (await small.run(feeds)).logits.data];
	const off = a.reduce((most, value, index) => Math.max(most, Math.abs(value - b[index])), 0);
	const spread = Math.max(...a) - Math.min(...a);
	return [
		[
			`int8, batch ${BATCH}, ${TOKENS} tokens, one thread`,
			figure(median(times.small), "ms"),
			`fp32 ${figure(median(times.exact), "ms")}`,
			ratio(median(times.ratios)),
		],
		[
			"int8: largest difference of a logit",
			figure(off, ""),
			`spread of fp32's ${figure(spread, "")}`,
			`${((100 * off) / spread).toFixed(1)} %`,
		],
	];
}

/** One report, its sentences in batches of like length. */
async function measureReport(session, tokenizer, onnxRuntime) {
	const texts = sentences(REPORT_SENTENCES, 5);
	const run = async () => {
		const byLength = texts
			.map((text) => ({ text, length: tokenizer.tokenize(text).length }))
			.sort((a, b) => a.length - b.length);
		for (let start = 0; start < byLength.length; start += BATCH) {
			const group = byLength.slice(start, start + BATCH).map(({ text }) => text);
			const { inputIds, attentionMask, batchSize, rowLength } = tokenizer.encode(group);
			await session.run(feedsOf(onnxRuntime, inputIds, attentionMask, [batchSize, rowLength]));
		}
	};
	const times = [];
	for (let round = 0; round < 4; round++) times.push(await timeOf(run));
	const tokens = texts.reduce((sum, text) => sum + tokenizer.tokenize(text).length + 2, 0);
	return [
		`int8: a report of ${REPORT_SENTENCES} sentences, ${tokens} tokens, one thread`,
		figure(median(times.slice(1)) / 1000, "s"),
		"–",
		"–",
	];
}

function feedsOf({ Tensor }, ids, mask, shape) {
	const tensor = (values) => new Tensor("int64", BigInt64Array.from(values, BigInt), shape);
	return { input_ids: tensor(ids), attention_mask: tensor(mask) };
}

function sentences(count, seed) {
	const pick = createPicker(seed);
	return Array.from({ length: count }, () => reportSentence(pick));
}

/** Special tokens, four words in five whole, the rest by its characters. */
function vocabularyOf(texts) {
	const words = new Set(
		texts.flatMap((text) => text.toLowerCase().match(/[a-z]+|[0-9]+|[^\sa-z0-9]/g) ?? []),
	);
	const characters = new Set([...words].flatMap((word) => [...word]));
	return [
		...new Set([
			...["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"],
			...characters,
			...[...characters].map((character) => `##${character}`),
			...[...words].filter((word, index) => index % 5 > 0 && !/\d/.test(word)),
		]),
	];
}

if (isMain(import.meta)) printTable(await measureSecbert());
