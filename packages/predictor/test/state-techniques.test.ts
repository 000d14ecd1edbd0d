import { loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { expect, it } from "vitest";
import { createVocabulary } from "../src/report-vocabulary.js";
import { splitSentences } from "../src/split-sentences.js";
import { findStatedTechniques } from "../src/state-techniques.js";
import { makeTinyModel } from "./tiny-model.js";

const vocabulary = createVocabulary(makeTinyModel().manifest, loadEnterpriseCatalogue());
const find = (text: string) => findStatedTechniques(text, splitSentences(text), vocabulary);

it("finds ids with the numbers of their sentences", () => {
	expect(find("T1105 and T1105 here. Nothing there. Then T1059.001. At last T1105.")).toEqual({
		stated: [
			{ id: "T1105", sentences: [0, 3] },
			{ id: "T1059.001", sentences: [2] },
		],
		warnings: [],
	});
});

it("joins a revoked id with the one in force, and warns once", () => {
	expect(find("T1086 first. T1059.001 next. T1086 again.")).toEqual({
		stated: [{ id: "T1059.001", sentences: [0, 1, 2] }],
		warnings: ["The text names T1086, which is T1059.001 in ATT&CK 18.1."],
	});
});

it("warns of unknown ids after moved ones, and passes over denied ones", () => {
	expect(find("T9998 then T1086. No evidence of T9999 or T1105.")).toEqual({
		stated: [{ id: "T1059.001", sentences: [0] }],
		warnings: [
			"The text names T1086, which is T1059.001 in ATT&CK 18.1.",
			"The text names T9998, which ATT&CK 18.1 does not have.",
		],
	});
});

it("counts unknown ids beyond a hundred", () => {
	const text = Array.from({ length: 103 }, (_, i) => `T${9000 + i}`).join(" ");
	const { warnings } = find(text);
	expect(warnings).toHaveLength(101);
	expect(warnings[99]).toBe("The text names T9099, which ATT&CK 18.1 does not have.");
	expect(warnings[100]).toBe("The text names 3 more ids that ATT&CK 18.1 does not have.");
});
