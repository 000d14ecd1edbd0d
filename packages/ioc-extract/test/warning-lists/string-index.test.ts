import { expect, it } from "vitest";
import { StringIndex } from "../../src/warning-lists/string-index.js";

it("compares letters as the type does, and gives every list of an entry", () => {
	const index = new StringIndex();
	index.add("Report.EXE", [0]);
	index.add("Global\\Invented", [0]);
	index.add("report.exe", [1]);
	index.add("report.exe", [2]);
	const lists = (type: string, value: string) => {
		const found: number[] = [];
		index.find(type, value, (posting) => found.push(...posting));
		return found.sort();
	};
	expect(lists("filename", "REPORT.exe")).toEqual([0, 1, 2]);
	expect(lists("mutex", "Global\\Invented")).toEqual([0]);
	expect(lists("mutex", "global\\invented")).toEqual([]);
	expect(lists("mutex", "report.exe")).toEqual([1, 2]);
});
