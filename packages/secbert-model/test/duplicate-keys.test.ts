import fc from "fast-check";
import { expect, test } from "vitest";
import { findDuplicateKey } from "../src/duplicate-keys.js";

test("finds the first key that stands twice in one object", () => {
	expect(findDuplicateKey('{"a": 1, "b": {"a": 2}, "a": 3}')).toBe("a");
	expect(findDuplicateKey('[{"a": {"b": 1, "b": 2}}]')).toBe("b");
});

test("compares keys as they are meant, not as they are written", () => {
	expect(findDuplicateKey('{"a": 1, "\\u0061": 2}')).toBe("a");
});

test("values, nested objects and lists do not count", () => {
	expect(
		findDuplicateKey('{"a": "a", "b": ["a", "a", {"a": 1}, {"a": 2}], "c": "\\",{\\"a\\":", "d\\"": 1}'),
	).toBeUndefined();
	expect(findDuplicateKey("[]")).toBeUndefined();
});

test("what JSON.stringify writes has none", () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => findDuplicateKey(JSON.stringify(value)) === undefined),
		{ seed: 6 },
	);
});
