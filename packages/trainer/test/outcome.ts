import { hashText, type TextOutcome } from "../src/text-outcome.js";

/** The outcome of a text that is its unit; reported is ranked, the first one first. */
export function outcome(
	unit: string,
	predicted: string[],
	actual: string[],
	more: Partial<TextOutcome> = {},
): TextOutcome {
	return { sha256: hashText(unit), unit, predicted, actual, ranked: predicted, ...more };
}

/** The same numbers on every run; enough for texts of many units. */
export function manyOutcomes(texts: number, units: number): TextOutcome[] {
	const ids = ["T1003", "T1003.001", "T1059", "T1059.001", "T1059.003", "T1105"];
	const pick = (step: number, i: number) => ids[(i * step + Math.floor(i / 7)) % ids.length]!;
	return Array.from({ length: texts }, (_, i) => {
		const predicted = i % 3 === 0 ? [] : [pick(5, i), pick(1, i)].slice(0, 1 + (i % 2));
		const actual = i % 4 === 0 ? [] : [pick(1, i), pick(3, i)].slice(0, 1 + (i % 2));
		const ranked = [...new Set([...predicted, pick(2, i), pick(3, i)])];
		return outcome(`unit ${i % units}`, [...new Set(predicted)], [...new Set(actual)], {
			sha256: hashText(`text ${i}`),
			ranked,
		});
	});
}
