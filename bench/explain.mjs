// Explaining with the shipped model, and the perturb-and-fit part of @mapper/lime-explain against the Python reference.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { explainText } from "@mapper/lime-explain";
import { loadShipped, MODEL_MISSING } from "./load-shipped.mjs";
import { median, timeOf } from "./median.mjs";
import { figure, isMain, printTable, ratio } from "./table.mjs";
import { createPicker, reportOf } from "./texts.mjs";

const SENTENCES = 130;
const SAMPLES = 5000;
const ROUNDS = 3;
const SIZES = [30, 130, 1000];
const LABELS = [1, 10];
const REFERENCE = fileURLToPath(new URL("./lime_reference.py", import.meta.url));

/** Times of both; gives rows for the table. */
export async function measureExplaining() {
	return [...(await measureShipped()), ...(await measurePerturbAndFit())];
}

async function measureShipped() {
	const what = (method) => `explaining one technique of ${SENTENCES} sentences, ${method}`;
	const predictor = await loadShipped();
	if (!predictor) return ["exact", "sampled"].map((method) => [what(method), MODEL_MISSING, "–", "–"]);
	const text = reportOf(SENTENCES, 7);
	const { techniques } = await predictor.map(text);
	const asked = { techniques: [techniques[0].id] };
	const mapping = await medianOf(() => predictor.map(text));
	const rows = [];
	for (const method of ["exact", "sampled"]) {
		const time = await medianOf(() => predictor.explain(text, { ...asked, method }));
		rows.push([
			what(method),
			figure(time, "ms"),
			`mapping it: ${figure(mapping, "ms")}`,
			ratio(time / mapping),
		]);
	}
	predictor.dispose();
	return rows;
}

/** The classifier costs nothing on either side: its answers do not depend on the text. */
async function measurePerturbAndFit() {
	const python = findPython();
	const name = python && describe(python);
	const rows = [];
	for (const words of SIZES) {
		for (const labels of LABELS) {
			const text = Array.from({ length: words }, (_, i) => `word${i}`).join(" ");
			const ours = await medianOf(() => explainText(text, classifier(labels), optionsFor(labels)));
			const theirs = python && timeOfPython(python, words, labels);
			rows.push([
				`LIME, ${words} distinct words, ${labels} ${labels === 1 ? "label" : "labels"}, ${SAMPLES} samples, classifier excluded`,
				figure(ours, "ms"),
				python ? `${name}: ${figure(theirs, "ms")}` : "skipped: no scikit-learn",
				python ? ratio(theirs / ours) : "–",
			]);
		}
	}
	return rows;
}

/** What the reference does and no more: no stability. */
function optionsFor(labels) {
	return {
		labels: Array.from({ length: labels }, (_, label) => label),
		numSamples: SAMPLES,
		numFeatures: 10,
		resamples: 0,
	};
}

function classifier(labels) {
	const pick = createPicker(1);
	return (texts) => texts.map(() => Array.from({ length: labels }, () => pick(1000) / 1000));
}

/** A Python that has scikit-learn: the one on the path, else Debian's. */
function findPython() {
	return ["python3", "/usr/bin/python3"].find((command) => {
		try {
			execFileSync(command, ["-c", "import sklearn"], { stdio: "ignore" });
			return true;
		} catch {
			return false;
		}
	});
}

function timeOfPython(python, words, labels) {
	const printed = execFileSync(python, [REFERENCE, words, labels, SAMPLES, ROUNDS].map(String), {
		encoding: "utf8",
	});
	return Number.parseFloat(printed);
}

/** The package itself, or its steps. */
function describe(python) {
	return execFileSync(python, [REFERENCE, "--version"], { encoding: "utf8" }).trim();
}

async function medianOf(work) {
	await work(); // the first is for the compiler
	const times = [];
	for (let round = 0; round < ROUNDS; round++) times.push(await timeOf(work));
	return median(times);
}

if (isMain(import.meta)) printTable(await measureExplaining());
