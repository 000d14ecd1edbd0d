import { describe, expect, test } from "vitest";
import { decodeLexicalModel, MAX_MODEL_BYTES, type SectionName } from "../src/model-file.js";
import { fileWith, refusal, SECTIONS, smallFile } from "./model-bytes.js";
import { fc } from "./seeded-fast-check.js";
import { smallModel } from "./small-model.js";

describe("cut short", () => {
	test("every length of the file below its own is refused", () => {
		const { header, bytes } = smallFile();
		for (let length = 0; length < bytes.length; length++) {
			expect(refusal(header, bytes.subarray(0, length))).toBe("LEXICAL_MODEL_CORRUPT");
		}
	});

	test.each(SECTIONS)("every other length of %s in the header is refused", (name) => {
		const { header, bytes } = smallFile();
		const own = header.sections.find((section) => section.name === name)!;
		for (let length = 0; length <= bytes.length + 1; length++) {
			if (length === own.length) continue;
			const sections = header.sections.map((section) => (section === own ? { ...section, length } : section));
			expect([length, refusal({ ...header, sections }, bytes)]).toEqual([length, "LEXICAL_MODEL_CORRUPT"]);
		}
	});
});

describe("damaged", () => {
	test("every byte changed to every other value is refused or read as a well-formed model", () => {
		const { header, bytes } = smallFile();
		let refused = 0;
		for (let i = 0; i < bytes.length; i++) {
			const own = bytes[i]!;
			for (let value = 0; value < 256; value++) {
				if (value === own) continue;
				bytes[i] = value;
				if (refusal(header, bytes) === "LEXICAL_MODEL_CORRUPT") refused++;
			}
			bytes[i] = own;
		}
		expect(refused).toBeGreaterThan(1000);
		expect(decodeLexicalModel(header, bytes)).toEqual(smallModel());
	});

	test("law: any bytes under any sections are refused or read as a well-formed model", () => {
		const section = fc.record({
			name: fc.constantFrom(...SECTIONS),
			offset: fc.integer({ min: -1, max: 40 }),
			length: fc.integer({ min: -1, max: 40 }),
		});
		const header = fc.record({
			formatVersion: fc.constant(1),
			outputCount: fc.integer({ min: 1, max: 3 }),
			sections: fc.array(section, { maxLength: 8 }),
		});
		const smallBytes = fc.array(fc.oneof(fc.nat(3), fc.nat(255)), { maxLength: 80 });
		fc.assert(
			fc.property(header, smallBytes, (anyHeader, anyBytes) => {
				refusal(anyHeader, Uint8Array.from(anyBytes));
			}),
			{ numRuns: 500 },
		);
	});

	test("law: any bytes in the sections of a good header likewise", () => {
		const part = fc.array(fc.oneof(fc.nat(3), fc.nat(255)), { maxLength: 20 });
		fc.assert(
			fc.property(fc.constantFrom(...SECTIONS), part, (name, bytes) => {
				refusal(...fileWith({ [name]: bytes }));
			}),
			{ numRuns: 500 },
		);
	});
});

describe("hostile sections", () => {
	const ALL_ONES = [0xff, 0xff, 0xff, 0xff, 0x0f];

	test.each<[string, Partial<Record<SectionName, number[]>>]>([
		["2^32 - 1 weights for the first feature", { postings: [...ALL_ONES, 0, 1] }],
		["a number over 32 bits", { postings: [0xff, 0xff, 0xff, 0xff, 0x7f] }],
		["more weights for a feature than outputs", { postings: [4, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0] }],
		["an output past the last", { postings: [1, 3, 1, 0, 0, 0, 0] }],
		["an output that wraps round 2^32", { postings: [2, 1, ...ALL_ONES, 1, 1, 0, 0, 0, 0] }],
		["an output twice", { postings: [2, 1, 0, 1, 1, 0, 0, 0, 0] }],
		["a feature too few in the postings", { postings: [0, 0, 0, 0] }],
		["a feature too many in the postings", { postings: [0, 0, 0, 0, 0, 0] }],
		["no postings", { postings: [] }],
		["a word hash twice", { "word-hashes": [5, 0, 1] }],
		["a word hash past 2^31 - 1", { "word-hashes": [1, ...ALL_ONES, 1] }],
		["an unfinished word hash", { "word-hashes": [1, 1, 0x80] }],
		["no word hashes", { "word-hashes": [] }],
		["a character hash too many", { "character-hashes": [1, 1, 1] }],
		["an idf too few", { "idf-steps": [20, 20, 20, 20] }],
		["a scale that is not a number", { scales: [0, 0, 0xc0, 0x7f, 0, 0, 0, 0, 0, 0, 0, 0] }],
		["an infinite bias", { biases: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0xff] }],
		["a scale too few", { scales: [0, 0, 0, 0, 0, 0, 0, 0] }],
		["half a bias", { biases: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
	])("%s", (_name, parts) => {
		expect(refusal(...fileWith(parts))).toBe("LEXICAL_MODEL_CORRUPT");
	});

	test("many features that each claim as many weights as there are outputs", () => {
		const features = 1000;
		const file = fileWith(
			{
				"word-hashes": Array.from({ length: features }, () => 1),
				"character-hashes": [],
				"idf-steps": Array.from({ length: features }, () => 20),
				postings: Array.from({ length: features }, () => 3),
			},
			3,
		);
		expect(refusal(...file)).toBe("LEXICAL_MODEL_CORRUPT");
	});
});

describe("hostile headers", () => {
	const LENGTHS = [
		-1,
		0.5,
		Number.NaN,
		Number.POSITIVE_INFINITY,
		2 ** 31,
		2 ** 32,
		2 ** 53,
		1e308,
		"0",
		"",
		null,
		true,
		[],
		{},
	];

	test.each(SECTIONS)("%s at an impossible place", (name) => {
		const { header, bytes } = smallFile();
		for (const value of [...LENGTHS, bytes.length + 1]) {
			for (const field of ["offset", "length"]) {
				const sections = header.sections.map((section) =>
					section.name === name ? { ...section, [field]: value } : section,
				);
				expect([field, value, refusal({ ...header, sections }, bytes)]).toEqual([
					field,
					value,
					"LEXICAL_MODEL_CORRUPT",
				]);
			}
		}
	});

	test.each(SECTIONS)("%s missing, renamed, or without its place", (name) => {
		const { header, bytes } = smallFile();
		const others = header.sections.filter((section) => section.name !== name);
		for (const extra of [
			[],
			[null],
			[undefined],
			[7],
			[{}],
			[{ name }],
			[{ name: name.toUpperCase(), offset: 0, length: 0 }],
		]) {
			expect(refusal({ ...header, sections: [...others, ...extra] }, bytes)).toBe("LEXICAL_MODEL_CORRUPT");
		}
	});

	test.each([undefined, null, {}, "sections", 7, [], { length: 6 }])("sections: %j", (sections) => {
		const { header, bytes } = smallFile();
		expect(refusal({ ...header, sections }, bytes)).toBe("LEXICAL_MODEL_CORRUPT");
	});

	test.each([
		0,
		65_536,
		-1,
		1.5,
		Number.NaN,
		Number.POSITIVE_INFINITY,
		2 ** 32 + 3,
		"3",
		"",
		null,
		undefined,
		true,
		[3],
		{},
	])("output count %j", (outputCount) => {
		const { header, bytes } = smallFile();
		expect(refusal({ ...header, outputCount }, bytes)).toBe("LEXICAL_MODEL_CORRUPT");
	});

	test("an output count that does not fit the sections", () => {
		const { header, bytes } = smallFile();
		for (const outputCount of [1, 2, 4, 65_535]) {
			expect(refusal({ ...header, outputCount }, bytes)).toBe("LEXICAL_MODEL_CORRUPT");
		}
	});

	test.each([0, 2, -1, 1.5, Number.NaN, "1", "", null, undefined, true, [1], {}])(
		"format version %j",
		(formatVersion) => {
			const { header, bytes } = smallFile();
			expect(refusal({ ...header, formatVersion }, bytes)).toBe("LEXICAL_MODEL_VERSION_UNSUPPORTED");
		},
	);

	test("an empty header is of an unsupported version", () => {
		expect(refusal({}, new Uint8Array(0))).toBe("LEXICAL_MODEL_VERSION_UNSUPPORTED");
	});
});

test("a file over the cap is refused before its header is believed", () => {
	const { header } = smallFile();
	expect(refusal(header, new Uint8Array(MAX_MODEL_BYTES + 1))).toBe("LEXICAL_MODEL_TOO_LARGE");
});
