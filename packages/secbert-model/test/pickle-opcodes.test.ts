import { expect, test } from "vitest";
import { PICKLE_OPCODES } from "../src/pickle-opcodes.js";

test("has the 68 opcodes of protocol 5, each name once", () => {
	expect(PICKLE_OPCODES.size).toBe(68);
	expect(new Set(PICKLE_OPCODES.values()).size).toBe(68);
	expect(PICKLE_OPCODES.get(0x52)).toBe("REDUCE");
	expect(PICKLE_OPCODES.get(0x93)).toBe("STACK_GLOBAL");
});
