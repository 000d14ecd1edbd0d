import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createContainmentIndex } from "../src/containment-index.js";

describe("createContainmentIndex", () => {
	const index = createContainmentIndex([
		["the oar went over the side", "go home", "and nobody saw it go under"],
		["nobody saw it go under water at all"],
		["", "x"],
	]);

	it.each([
		["went over the side go home", 0],
		["and nobody saw it go under", 0],
		["nobody saw it go under water", 1],
		["nobody saw it go under", 0],
		["go home", 0],
		["x", 2],
		// Fewer than five words must be a whole part.
		["over the side", undefined],
		["the side go home and nobody knew", undefined],
		["ent over the side go home", undefined],
		// Runs do not go on into the next text.
		["saw it go under nobody saw", undefined],
		["it go under nobody saw it go", undefined],
		["", undefined],
	])("%j stands in %s", (text, owner) => {
		expect(index.find(text)).toBe(owner);
	});

	it("agrees with a search in the plain text", () => {
		const words = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 14 });
		const query = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 5, maxLength: 8 });
		fc.assert(
			fc.property(fc.array(words, { maxLength: 4 }), query, (texts, sought) => {
				const plain = texts.map((text) => ` ${text.join(" ")} `);
				const expected = plain.findIndex((text) => text.includes(` ${sought.join(" ")} `));
				const parts = texts.map((text) => [text.join(" ")]);
				expect(createContainmentIndex(parts).find(sought.join(" "))).toBe(
					expected === -1 ? undefined : expected,
				);
			}),
			{ numRuns: 500 },
		);
	});
});
