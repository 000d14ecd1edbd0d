import { expect, test } from "vitest";
import { AlignedTextWriter, originalEnd, originalStart } from "../src/aligned-text.js";

test("what is replaced twice still points at the first text", () => {
	const first = new AlignedTextWriter({ text: "abcdef", starts: undefined, ends: undefined });
	first.replace("", 1, 2); // a cdef
	first.replace("XY", 3, 4); // a c XY ef
	const middle = first.finish();
	expect(middle.text).toBe("acXYef");
	const second = new AlignedTextWriter(middle);
	second.replace("-", 2, 5); // ac - f
	const last = second.finish();
	expect(last.text).toBe("ac-f");
	expect([...last.starts!]).toEqual([0, 2, 3, 5]);
	expect([...last.ends!]).toEqual([1, 3, 5, 6]);
	expect([originalStart(last, 2), originalEnd(last, 3)]).toEqual([3, 5]);
});

test("with nothing replaced the text stays the same object", () => {
	const source = { text: "abc", starts: undefined, ends: undefined };
	expect(new AlignedTextWriter(source).finish()).toBe(source);
	expect([originalStart(source, 1), originalEnd(source, 2)]).toEqual([1, 2]);
});
