import { expect, it } from "vitest";
import { placeTechniques } from "../src/place-techniques.js";

const hit = (sentence: number, probability: number) => ({ sentence, probability });
const idOfLabel = ["T1105", undefined, "T1685", "T1685", "T1003"];

it("names techniques, leaves out those without a name, and sorts", () => {
	const weighed = [
		{ label: 0, confidence: 0.3, hits: [hit(0, 0.3)] },
		{ label: 1, confidence: 0.9, hits: [] },
		{ label: 4, confidence: 0.3, hits: [] },
	];
	expect(placeTechniques(weighed, idOfLabel, (label) => label / 10)).toEqual([
		{ id: "T1003", confidence: 0.3, hits: [], threshold: 0.4 },
		{ id: "T1105", confidence: 0.3, hits: [hit(0, 0.3)], threshold: 0 },
	]);
});

it("takes two techniques with one name together: each sentence once, with its higher probability", () => {
	const weighed = [
		{ label: 2, confidence: 0.8, hits: [hit(1, 0.8), hit(0, 0.2)] },
		{ label: 3, confidence: 0.7, hits: [hit(0, 0.7), hit(2, 0.6)] },
	];
	expect(placeTechniques(weighed, idOfLabel, () => 0.5)).toEqual([
		{ id: "T1685", confidence: 0.8, hits: [hit(1, 0.8), hit(0, 0.7), hit(2, 0.6)], threshold: 0.5 },
	]);
});

it("lets the convincing one of two decide, in any order", () => {
	const unsure = { label: 2, confidence: 0.8, hits: [] };
	const convincing = { label: 3, confidence: 0.7, hits: [] };
	const thresholdOf = (label: number) => (label === 2 ? 0.9 : 0.6);
	for (const weighed of [
		[unsure, convincing],
		[convincing, unsure],
	]) {
		expect(placeTechniques(weighed, idOfLabel, thresholdOf)).toEqual([
			{ id: "T1685", confidence: 0.7, hits: [], threshold: 0.6 },
		]);
	}
});
