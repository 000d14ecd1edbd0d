import { describe, expect, test } from "vitest";
import { decodeLexicalModel, encodeLexicalModel, type SectionName } from "../src/model-file.js";
import { createLexicalScorer, type LexicalWeights } from "../src/sparse-linear.js";
import { fileWith, problemsOf, SECTIONS, smallFile } from "./model-bytes.js";
import { fc } from "./seeded-fast-check.js";
import { smallModel } from "./small-model.js";

describe("bytes by hand", () => {
	// biome-ignore format: one row, one entry
	const expected: Record<SectionName, number[]> = {
		"word-hashes": [
			0xfb, 0xff, 0xff, 0xff, 0x07, // -5 is 2^31 - 5 above the lowest 32-bit number
			0x0c, // 7 is 12 further
			0xa5, 0x02, // 300 is 293 further
		],
		"character-hashes": [
			0x00, // the lowest
			0xff, 0xff, 0xff, 0xff, 0x0f, // the highest, 2^32 - 1 further
		],
		"idf-steps": [20, 26, 34, 255, 0],
		scales: [0, 0, 0, 0x3f, 0, 0, 0x80, 0x3e, 0, 0, 0, 0x40], // 0.5, 0.25, 2
		biases: [0, 0, 0x80, 0xbf, 0, 0, 0, 0, 0, 0, 0xc0, 0x3f], // -1, 0, 1.5
		postings: [
			1, 1, 0x7f, // one weight: output 1, 127 steps
			0, // none
			3, 0, 1, 1, 0x80, 0x01, 0xff, // outputs 0, 1, 2 with -128, 1, -1
			1, 0, 0x40, // output 0, 64
			1, 2, 0x00, // output 2, 0
		],
	};

	test("each section", () => {
		const { header, bytes } = smallFile();
		expect(header).toMatchObject({ formatVersion: 1, outputCount: 3 });
		expect(header.sections.map(({ name }) => name)).toEqual(SECTIONS);
		for (const { name, offset, length } of header.sections) {
			expect([name, [...bytes.subarray(offset, offset + length)]]).toEqual([name, expected[name]]);
		}
		expect(bytes).toHaveLength(Object.values(expected).flat().length);
	});

	test("are read as the model they came from", () => {
		expect(decodeLexicalModel(...fileWith(expected))).toEqual(smallModel());
	});
});

describe("round trip", () => {
	const model: fc.Arbitrary<LexicalWeights> = fc
		.record({ outputCount: fc.integer({ min: 1, max: 400 }), words: hashes(), characters: hashes() })
		.chain(({ outputCount, words, characters }) => {
			const features = words.length + characters.length;
			const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
			const posting = fc
				.uniqueArray(fc.nat(outputCount - 1), { maxLength: 20 })
				.map((list) => list.sort((a, b) => a - b));
			return fc.record({
				outputCount: fc.constant(outputCount),
				words: fc.constant(words),
				characters: fc.constant(characters),
				idf: fc.uint8Array({ minLength: features, maxLength: features }),
				scales: fc.array(finite, { minLength: outputCount, maxLength: outputCount }),
				biases: fc.array(finite, { minLength: outputCount, maxLength: outputCount }),
				postings: fc.array(posting, { minLength: features, maxLength: features }),
				firstStep: fc.nat(255),
			});
		})
		.map(({ outputCount, words, characters, idf, scales, biases, postings, firstStep }) => {
			const starts = [0];
			for (const posting of postings) starts.push(starts.at(-1)! + posting.length);
			return {
				table: { wordHashes: words, characterHashes: characters, idfSteps: idf },
				outputCount,
				postingStarts: Int32Array.from(starts),
				postingOutputs: Uint16Array.from(postings.flat()),
				postingSteps: Int8Array.from(postings.flat(), (_, i) => ((firstStep + i * 37) % 256) - 128),
				scales: Float32Array.from(scales),
				biases: Float32Array.from(biases),
			};
		});

	function hashes(): fc.Arbitrary<Int32Array> {
		return fc.uniqueArray(fc.integer(), { maxLength: 30 }).map((list) => Int32Array.from(list).sort());
	}

	test("law: what is written is read back, and written again as the same bytes", () => {
		fc.assert(
			fc.property(model, (weights) => {
				const { bytes, ...header } = encodeLexicalModel(weights);
				const decoded = decodeLexicalModel(JSON.parse(JSON.stringify(header)), bytes);
				expect(decoded).toEqual(weights);
				expect(problemsOf(decoded)).toEqual([]);
				expect(encodeLexicalModel(decoded)).toEqual({ ...header, bytes });
			}),
		);
	});

	test("a model without features", () => {
		const empty: LexicalWeights = {
			...smallModel(),
			table: {
				wordHashes: new Int32Array(0),
				characterHashes: new Int32Array(0),
				idfSteps: new Uint8Array(0),
			},
			postingStarts: Int32Array.of(0),
			postingOutputs: new Uint16Array(0),
			postingSteps: new Int8Array(0),
		};
		const { bytes, ...header } = encodeLexicalModel(empty);
		expect(decodeLexicalModel(header, bytes)).toEqual(empty);
		expect([...createLexicalScorer(empty).score("powershell")]).toEqual([-1, 0, 1.5]);
	});

	test("65,535 outputs, the last of them used", () => {
		const outputCount = 65_535;
		const wide: LexicalWeights = {
			table: {
				wordHashes: Int32Array.of(1),
				characterHashes: new Int32Array(0),
				idfSteps: Uint8Array.of(20),
			},
			outputCount,
			postingStarts: Int32Array.of(0, 2),
			postingOutputs: Uint16Array.of(0, 65_534),
			postingSteps: Int8Array.of(1, 2),
			scales: new Float32Array(outputCount).fill(1),
			biases: new Float32Array(outputCount),
		};
		const { bytes, ...header } = encodeLexicalModel(wide);
		expect(decodeLexicalModel(header, bytes)).toEqual(wide);
	});

	test("bytes that start inside a larger buffer, as those of a Node Buffer do", () => {
		const { header, bytes } = smallFile();
		const larger = new Uint8Array(bytes.length + 20).fill(0xaa);
		larger.set(bytes, 7);
		expect(decodeLexicalModel(header, larger.subarray(7, 7 + bytes.length))).toEqual(smallModel());
		expect(decodeLexicalModel(header, Buffer.from(bytes))).toMatchObject({ outputCount: 3 });
	});

	test("the order of sections in the header and bytes between them do not matter", () => {
		const { header, bytes } = smallFile();
		const moved = new Uint8Array(bytes.length + 3);
		moved.set(bytes, 3);
		const sections = header.sections.map((section) => ({ ...section, offset: section.offset + 3 })).reverse();
		expect(decodeLexicalModel({ ...header, sections }, moved)).toEqual(smallModel());
	});
});

test("messages say what was expected, what came and what to do", () => {
	const { header, bytes } = smallFile();
	expect(() => decodeLexicalModel({ ...header, formatVersion: 7 }, bytes)).toThrow(/format 1.*has 7.*update/);
	expect(() => decodeLexicalModel(header, bytes.subarray(0, 9))).toThrow(/expected section .*9 bytes.*again/);
});
