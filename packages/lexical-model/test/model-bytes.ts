import { LexicalModelError } from "../src/errors.js";
import {
	decodeLexicalModel,
	encodeLexicalModel,
	LEXICAL_FORMAT_VERSION,
	type LexicalModelFile,
	type SectionName,
} from "../src/model-file.js";
import { createLexicalScorer, type LexicalWeights } from "../src/sparse-linear.js";
import { smallModel } from "./small-model.js";

export const SECTIONS: SectionName[] = [
	"word-hashes",
	"character-hashes",
	"idf-steps",
	"scales",
	"biases",
	"postings",
];

/** The header as it comes back from a JSON file, and the bytes. */
export function smallFile(): { header: LexicalModelFile; bytes: Uint8Array } {
	const { bytes, ...header } = encodeLexicalModel(smallModel());
	return { header: JSON.parse(JSON.stringify(header)), bytes };
}

/** A file with these bytes in its sections; sections not named are those of the small model. */
export function fileWith(
	parts: Partial<Record<SectionName, number[]>>,
	outputCount = 3,
): [LexicalModelFile, Uint8Array] {
	const small = smallFile();
	const all: number[] = [];
	const sections = small.header.sections.map(({ name, offset, length }) => {
		const part = parts[name] ?? [...small.bytes.subarray(offset, offset + length)];
		const section = { name, offset: all.length, length: part.length };
		all.push(...part);
		return section;
	});
	return [{ formatVersion: LEXICAL_FORMAT_VERSION, outputCount, sections }, Uint8Array.from(all)];
}

/** The code it is refused with, or undefined when it is read; any other error fails the test. */
export function refusal(header: unknown, bytes: Uint8Array): string | undefined {
	try {
		const problems = problemsOf(decodeLexicalModel(header as LexicalModelFile, bytes));
		if (problems.length > 0) throw new Error(`read, though ill-formed: ${problems.join("; ")}`);
	} catch (error) {
		if (error instanceof LexicalModelError) return error.code;
		throw error;
	}
	return undefined;
}

/** What is wrong with the lengths, orders and ranges that scoring relies on. Plain code: it runs many thousand times. */
export function problemsOf(weights: LexicalWeights): string[] {
	const { table, outputCount, postingStarts, postingOutputs, postingSteps, scales, biases } = weights;
	const features = table.wordHashes.length + table.characterHashes.length;
	const problems: string[] = [];
	const check = (isRight: boolean, what: string) => void (isRight || problems.push(what));
	check(table.idfSteps.length === features, "one idf a feature");
	check(isAscending(table.wordHashes) && isAscending(table.characterHashes), "hashes ascend");
	check(Number.isInteger(outputCount) && outputCount >= 1 && outputCount <= 65_535, "outputs");
	check(scales.length === outputCount && scales.every(Number.isFinite), "scales");
	check(biases.length === outputCount && biases.every(Number.isFinite), "biases");
	check(postingStarts.length === features + 1 && postingStarts[0] === 0, "posting starts");
	check(postingStarts[features] === postingOutputs.length, "the last posting ends the outputs");
	check(postingSteps.length === postingOutputs.length, "one step an output");
	for (let feature = 0; feature < features; feature++) {
		const outputs = postingOutputs.subarray(postingStarts[feature], postingStarts[feature + 1]);
		check(postingStarts[feature + 1]! >= postingStarts[feature]!, "posting starts do not fall");
		check(isAscending(outputs) && outputs.every((output) => output < outputCount), "outputs of a feature");
	}
	check(!createLexicalScorer(weights).score("Runs powershell").some(Number.isNaN), "scores are numbers");
	return problems;
}

const isAscending = (values: Int32Array | Uint16Array) =>
	values.every((value, i) => i === 0 || value > values[i - 1]!);
