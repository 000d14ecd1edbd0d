import { expect, test } from "vitest";
import { TokenBuffer } from "../src/token-buffer.js";

test("grows, keeps what it has, and is empty once cleared", () => {
	const tokens = new TokenBuffer();
	for (let id = 0; id < 5000; id++) tokens.push(id, 2 * id, 2 * id + 1);
	expect(tokens.length).toBe(5000);
	expect([tokens.ids[4999], tokens.offsets[9998], tokens.offsets[9999]]).toEqual([4999, 9998, 9999]);
	tokens.clear();
	const section = { text: "shellcode", starts: undefined, ends: undefined };
	tokens.pushWord({ ids: [5, 6], ends: [5, 9] }, section, 0, 100);
	expect(tokens.length).toBe(2);
	expect([...tokens.offsets.subarray(0, 4)]).toEqual([100, 105, 105, 109]);
});
