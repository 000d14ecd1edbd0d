import { createHash } from "node:crypto";
import type { ModelManifest } from "@mapper/lexical-model";
import type {
	ExplainOptions,
	MapItem,
	MapManyOptions,
	MapOptions,
	MapOutcome,
	Predictor,
	ReportExplanation,
	ReportMapping,
	TechniqueExplanation,
} from "@mapper/predictor";

/** Words that stand for techniques: enough to tell texts and options apart. */
const TECHNIQUES = [
	{ word: "lsass", id: "T1003.001", name: "LSASS Memory", tactics: ["credential-access"], confidence: 0.97 },
	{ word: "powershell", id: "T1059.001", name: "PowerShell", tactics: ["execution"], confidence: 0.93 },
	{
		word: "task",
		id: "T1053.005",
		name: "Scheduled Task",
		tactics: ["execution", "persistence", "privilege-escalation"],
		confidence: 0.61,
	},
];

export const FAKE_MODEL = {
	formatVersion: 1,
	name: "fake-model",
	version: "1.2.3",
	attack: { domain: "enterprise-attack", version: "18.1" },
	labels: ["T1003.001", "T1053.005", "T1059.001"],
	realWorldTexts: [12, 9, 0],
	weights: { file: "weights.bin", bytes: 3_456_789, sha256: "ab".repeat(32) },
	training: { sources: [{ name: "attack", licence: "ATT&CK terms of use" }] },
	metrics: { tram: { microF1: 0.58125 }, records: 23456 },
} as unknown as ModelManifest;

/** What the command handed to the predictor. */
export interface FakeCalls {
	loaded: unknown[];
	options: unknown[];
	disposed: number;
}

/** In a text with this word nobody acts: what it names is held back. */
const DOUBT = /\bdrill\b/i;

/** A predictor that keeps the contract and answers by words. A text of `\0` is refused, as the real one may. */
export function createFakePredictor(calls: FakeCalls): Predictor {
	const map = (text: string, options: MapOptions): ReportMapping => {
		const { id, source, minConfidence = 0.5, topK = 10, showHeldBack = false } = options;
		const named = TECHNIQUES.filter(({ word }) => text.toLowerCase().includes(word));
		const isDoubtful = DOUBT.test(text);
		const found = isDoubtful ? [] : named;
		return {
			schemaVersion: "1.0",
			id: id ?? createHash("sha256").update(text).digest("hex"),
			attack: FAKE_MODEL.attack,
			model: { name: "fake-model", version: "1.2.3", sha256: "ab".repeat(32) },
			document: {
				characters: text.length,
				sentences: 1,
				...(showHeldBack && { behaviour: isDoubtful ? 0.08 : 0.96 }),
				...(source === undefined ? {} : { source }),
			},
			techniques: found
				.filter(({ confidence }) => confidence >= minConfidence)
				.map(({ word: _, ...technique }) => ({
					...technique,
					basis: "model" as const,
					support: "trained" as const,
					evidence: [{ start: 0, end: text.length, confidence: technique.confidence }],
					lookAlikes: [],
				})),
			candidates: [{ id: "T1204.002", confidence: 0.22 }].slice(0, topK),
			...(showHeldBack && {
				heldBack: (isDoubtful ? named : []).map(({ id: technique, name, confidence }) => ({
					id: technique,
					name,
					confidence: 0.04,
					confidenceIfReported: confidence,
					evidence: [{ start: 0, end: text.length, confidence, behaviour: 0.05 }],
				})),
			}),
			indicators: [],
			warnings: [],
		};
	};
	/** Each word that stands for a technique has the weight 0.5. */
	const explain = (text: string, options: ExplainOptions): ReportExplanation => {
		calls.options.push(options);
		options.signal?.throwIfAborted();
		const { schemaVersion, id, attack, model, document } = map(text, options);
		const { techniques: asked, seed = 0 } = options;
		const unknown = asked?.find((one) => one === "T9999");
		if (unknown !== undefined) {
			throw Object.assign(new Error(`got ${unknown}`), { code: "PREDICTOR_TECHNIQUE_UNKNOWN" });
		}
		const named = TECHNIQUES.filter((technique) => asked?.includes(technique.id) ?? true);
		const techniques = named.flatMap(({ word, confidence, id: technique, name }): TechniqueExplanation[] => {
			const start = text.toLowerCase().indexOf(word);
			if (start < 0) return [];
			const span = { start, end: start + word.length };
			return [
				{
					id: technique,
					name,
					probability: confidence,
					isReported: true,
					basis: "model",
					stated: [],
					method: "sampled",
					unit: "probability",
					sentences: [{ sentence: 0, start: 0, end: text.length, confidence }],
					explanation: {
						features: [
							{
								text: text.slice(span.start, span.end),
								weight: 0.5,
								standardError: 0.01,
								isBelowNoise: false,
								spans: [span],
							},
						],
						intercept: confidence - 0.5,
						remainder: 0,
						score: 0.9,
						localPrediction: confidence,
						prediction: confidence,
						featureCount: 1,
						samples: 100,
						scored: 2,
					},
					warnings: [],
				},
			];
		});
		return { schemaVersion, id, attack, model, document, seed, techniques, warnings: [] };
	};
	return {
		model: FAKE_MODEL,
		explain: async (text: string, options: ExplainOptions = {}) => explain(text, options),
		map: async (text: string, options: MapOptions = {}) => map(text, options),
		async *mapMany(
			items: AsyncIterable<MapItem | string> | Iterable<MapItem | string>,
			options: MapManyOptions = {},
		): AsyncGenerator<MapOutcome> {
			calls.options.push(options);
			let index = 0;
			// Two at a time, so that the CLI meets a predictor that reads ahead.
			let batch: MapItem[] = [];
			function* answer(): Generator<MapOutcome> {
				for (const { id, text, source } of batch) {
					options.signal?.throwIfAborted();
					if (text === "\0") {
						const error = Object.assign(new Error("expected text"), { code: "PREDICTOR_TEXT_INVALID" });
						yield { index: index++, id, error };
					} else yield { index: index++, id, mapping: map(text, { ...options, id, source }) };
				}
				batch = [];
			}
			for await (const item of items) {
				batch.push(typeof item === "string" ? { text: item } : item);
				if (batch.length === 2) yield* answer();
			}
			yield* answer();
		},
		dispose: () => {
			calls.disposed++;
		},
	} as unknown as Predictor;
}
