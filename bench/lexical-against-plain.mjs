// Texts per second from text to scores: our features and sparse scorer against plain JavaScript on the same n-grams.

import { createCatalogue, loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { createLexicalScorer, decodeLexicalModel } from "@mapper/lexical-model";
import { trainModel } from "@mapper/trainer";
import { loadShipped, MODEL_MISSING } from "./load-shipped.mjs";
import { median, timeOf } from "./median.mjs";
import { createPlainVectorizer, fitPlainClassifier } from "./plain-classifier.mjs";
import { figure, isMain, printTable, ratio } from "./table.mjs";
import { createPicker, sentenceAbout, TECHNIQUES } from "./texts.mjs";

const TRAINING_TEXTS = 480;
const TEXTS = 600;
const ROUNDS = 7;

/** Measures both; gives rows for the table. */
export async function measureLexicalAgainstPlain() {
	const pick = createPicker(1);
	const examples = (count) =>
		Array.from({ length: count }, (_, i) => {
			const technique = TECHNIQUES[i % TECHNIQUES.length];
			return { text: sentenceAbout(technique, pick), technique };
		});
	const training = examples(TRAINING_TEXTS);
	const asked = examples(TEXTS);
	const ours = await trainOurs(training);
	const plain = trainPlain(training);
	const rightOf = (rank) =>
		asked.filter(({ text, technique }) => rank(text) === technique).length / asked.length;

	const ratios = [];
	const speeds = { ours: [], plain: [] };
	for (let round = 0; round <= ROUNDS; round++) {
		// New texts each time: no cache knows their names.
		const texts = examples(TEXTS).map(({ text }) => text);
		const oursMs = await timeOf(() => texts.forEach((text) => void ours.score(text)));
		const plainMs = await timeOf(() => texts.forEach((text) => void plain.score(text)));
		if (round === 0) continue; // the first is for the compiler
		ratios.push(plainMs / oursMs);
		speeds.ours.push((1000 * TEXTS) / oursMs);
		speeds.plain.push((1000 * TEXTS) / plainMs);
	}
	return [
		[
			`text to scores, ${ours.features} features, ${TECHNIQUES.length} techniques`,
			figure(median(speeds.ours), "texts/s"),
			`TF-IDF + logistic regression on ml-matrix, ${plain.features} features: ${figure(median(speeds.plain), "texts/s")}`,
			ratio(median(ratios)),
		],
		[
			"best technique right, unseen sentences",
			figure(100 * rightOf(ours.best), "%"),
			`the same: ${figure(100 * rightOf(plain.best), "%")}`,
			"–",
		],
		await measureShipped(examples, median(speeds.ours)),
	];
}

async function trainOurs(training) {
	const { domain, version, tactics, techniques } = loadEnterpriseCatalogue();
	const catalogue = createCatalogue({
		domain,
		version,
		tactics,
		techniques: techniques.filter(({ id }) => TECHNIQUES.includes(id)),
	});
	const records = training.map(({ text, technique }, i) => ({
		text,
		labels: [technique],
		source: "table",
		group: `${i}`,
	}));
	const run = trainModel({ records, catalogue, name: "bench", version: "0" });
	let step = await run.next();
	while (!step.done) step = await run.next();
	const { manifest, weights } = step.value.model;
	const lexical = decodeLexicalModel(manifest.lexical, weights);
	const scorer = createLexicalScorer(lexical);
	const scores = new Float32Array(scorer.outputCount);
	return {
		features: lexical.table.wordHashes.length + lexical.table.characterHashes.length,
		score: (text) => scorer.score(text, scores),
		best: (text) => manifest.labels[highest(scorer.score(text).subarray(0, manifest.labels.length))],
	};
}

function trainPlain(training) {
	const vectorizer = createPlainVectorizer(training.map(({ text }) => text));
	const classifier = fitPlainClassifier(
		training.map(({ text }) => vectorizer.vectorize(text)),
		training.map(({ technique }) => TECHNIQUES.map((id) => (id === technique ? 1 : 0))),
	);
	const score = (text) => classifier.classify(vectorizer.vectorize(text));
	return { features: vectorizer.size, score, best: (text) => TECHNIQUES[highest(score(text))] };
}

/** The shipped model does the same for all techniques; as dense numbers its weights alone would not fit. */
async function measureShipped(examples, smallSpeed) {
	const predictor = await loadShipped();
	if (!predictor) return ["text to probabilities, shipped model", MODEL_MISSING, "–", "–"];
	const { lexical, labels, weights } = predictor.model;
	const times = [];
	for (let round = 0; round <= ROUNDS; round++) {
		const texts = examples(TEXTS).map(({ text }) => text);
		times.push(await timeOf(() => predictor.probabilities(texts, { techniques: labels.slice(0, 1) })));
	}
	predictor.dispose();
	const speed = (1000 * TEXTS) / median(times.slice(1));
	// One idf byte for each feature.
	const features = lexical.sections.find(({ name }) => name === "idf-steps").length;
	const dense = (features * labels.length * 8) / 1e9;
	return [
		`text to probabilities, shipped model, ${labels.length} techniques`,
		figure(speed, "texts/s"),
		`our small model above; dense, its ${features} × ${labels.length} weights would take ${figure(dense, "GB")}, not ${figure(weights.bytes / 1e6, "MB")}`,
		ratio(speed / smallSpeed),
	];
}

function highest(values) {
	let best = 0;
	for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
	return best;
}

if (isMain(import.meta)) printTable(await measureLexicalAgainstPlain());
