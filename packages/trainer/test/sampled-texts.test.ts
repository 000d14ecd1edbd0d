import type { LabelledText, SourceName } from "@mapper/attack-dataset";
import { describe, expect, it } from "vitest";
import { type ReadRecord, sampleTexts } from "../src/sampled-texts.js";

/** A sentence that carries and shows one label of its own. */
function sentence(source: SourceName, group: string, label: number, order?: number, fold = 0): ReadRecord {
	const record: LabelledText = { text: `sentence ${label}`, labels: [`T${label}`], source, group, order };
	const reading = {
		labels: Uint16Array.of(label),
		probabilities: Float64Array.of(0.5),
		behaviour: 0.25,
		prose: 0,
	};
	return { record, fold, labels: [label], reading };
}

const REPORT = [0, 1, 2, 3, 4, 5, 6].map((order) => sentence("tram-multi-label", "report", order, order));
const STORY = [0, 1, 2].map((order) => sentence("written", "story:1", 100 + order, order));

describe("sampleTexts", () => {
	it("gives a report whole, with all its labels, and says that it is annotated", () => {
		const [whole] = sampleTexts(REPORT);
		expect([...whole!.labels]).toEqual([0, 1, 2, 3, 4, 5, 6]);
		expect(whole!.summary.sentenceCount).toBe(7);
		expect(whole!.isAnnotated).toBe(true);
	});

	it("cuts it into windows of neighbours, in order even where records are not", () => {
		const shuffled = [3, 0, 6, 2, 5, 1, 4].map((i) => REPORT[i]!);
		const texts = sampleTexts(shuffled);
		const lengths = new Set<number>();
		for (const { labels, summary } of texts) {
			const sorted = [...labels].sort((a, b) => a - b);
			expect(sorted).toHaveLength(summary.sentenceCount);
			expect(sorted.at(-1)! - sorted[0]!).toBe(sorted.length - 1);
			expect(summary.labels()).toEqual(sorted);
			lengths.add(sorted.length);
		}
		expect(lengths.has(1)).toBe(true);
		expect(lengths.size).toBeGreaterThan(2);
		expect(sampleTexts(REPORT).map(({ labels }) => [...labels])).toEqual(
			texts.map(({ labels }) => [...labels]),
		);
	});

	it("never mixes texts, and takes stories as free of an annotator's limits", () => {
		const texts = sampleTexts([...STORY, ...REPORT]);
		for (const { labels, isAnnotated } of texts) {
			const fromStory = [...labels].filter((label) => label >= 100).length;
			expect([0, labels.size]).toContain(fromStory);
			expect(isAnnotated).toBe(fromStory === 0);
		}
		expect(texts.filter(({ summary }) => summary.sentenceCount === 3)).toHaveLength(1);
	});

	it("keeps the fold of its sentences", () => {
		const texts = sampleTexts([
			...[0, 1, 2].map((order) => sentence("written", "story:2", order, order, 2)),
			sentence("procedure", "software", 9, undefined, 1),
		]);
		for (const { labels, fold } of texts) expect(fold).toBe(labels.has(9) ? 1 : 2);
		expect(texts.length).toBeGreaterThan(2);
	});

	it("takes sentences in many voices as texts of one sentence, those of technique blocks not at all", () => {
		const texts = sampleTexts([
			sentence("written", "voices:desk:1", 1),
			sentence("written", "written:T2", 2),
			sentence("procedure", "software", 3),
		]);
		expect(texts.map(({ labels }) => [...labels])).toEqual([[1], [3]]);
		// They are few, so each counts more than a procedure.
		expect(texts[0]!.importance).toBeGreaterThan(texts[1]!.importance);
	});

	it("takes procedures as texts of one sentence, and reference texts not at all", () => {
		const texts = sampleTexts([
			sentence("procedure", "software", 1),
			sentence("procedure", "software", 2),
			sentence("sigma", "rule", 3),
			sentence("technique-description", "technique", 4),
		]);
		expect(texts.map(({ labels }) => [...labels])).toEqual([[1], [2]]);
		expect(texts.every(({ summary, isAnnotated }) => summary.sentenceCount === 1 && !isAnnotated)).toBe(true);
	});

	it("counts each text above 0 and none more than a whole report", () => {
		for (const { importance } of sampleTexts([...REPORT, ...STORY, sentence("procedure", "software", 1)])) {
			expect(importance).toBeGreaterThan(0);
			expect(importance).toBeLessThanOrEqual(1);
		}
	});

	it("samples nothing of nothing", () => {
		expect(sampleTexts([])).toEqual([]);
	});
});
