import { expect, test } from "vitest";
import { exitCodeOf, exitCodeOfFailures, isExpected } from "../src/exit-code.js";

test.each([
	["CLI_USAGE", 2],
	["CLI_LINE_INVALID", 3],
	["PREDICTOR_MODEL_INVALID", 4],
	["PREDICTOR_TEXT_TOO_LONG", 3],
	["PREDICTOR_WORKER_FAILED", 1],
	["DATASET_SOURCE_MISSING", 4],
	["CLI_INTERRUPTED", 130],
	["IOC_EXTRACT_WARNING_LIST_UNREADABLE", 4],
	["constructor", 1],
])("%s ends with %i", (code, exit) => {
	expect(exitCodeOf(Object.assign(new Error("x"), { code }))).toBe(exit);
});

test("failures: one reason for all is told, else that some failed", () => {
	expect(exitCodeOfFailures(new Set(), 0)).toBe(0);
	expect(exitCodeOfFailures(new Set([3]), 0)).toBe(3);
	expect(exitCodeOfFailures(new Set([3]), 1)).toBe(5);
	expect(exitCodeOfFailures(new Set([3, 4]), 0)).toBe(5);
});

test("an error of the system is not one of ours", () => {
	expect(isExpected(Object.assign(new Error("x"), { code: "EACCES" }))).toBe(false);
	expect(isExpected(Object.assign(new Error("x"), { code: "TRAINER_X" }))).toBe(true);
	expect(exitCodeOf("not even an error")).toBe(1);
});
