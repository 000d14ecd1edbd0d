import { describe, expect, it } from "vitest";
import { found } from "../found.js";

describe("windows path", () => {
	it.each([
		["in C:\\Windows\\Temp\\a.dll, then", "C:\\Windows\\Temp\\a.dll"],
		["C:\\Program Files (x86)\\Wind Mill\\a.exe runs", "C:\\Program Files (x86)\\Wind Mill\\a.exe"],
		['"C:\\Temp\\my file.txt" is', "C:\\Temp\\my file.txt"],
		["%APPDATA%\\x\\y.vbs.", "%APPDATA%\\x\\y.vbs"],
		["C:\\\\Users\\\\<user>\\\\a.txt", "C:\\Users\\<user>\\a.txt"],
		["\\\\files01\\share$\\a.exe", "\\\\files01\\share$\\a.exe"],
		["C:\\Users\\Public\\a[.]exe", "C:\\Users\\Public\\a.exe"],
		["C:\\Users\\x\\.ssh\\config", "C:\\Users\\x\\.ssh\\config"],
		["(C:\\Temp\\)", "C:\\Temp"],
		["C:\\Windows\\a.dll+9c584|", "C:\\Windows\\a.dll"],
	])("finds %s as %s", (text, value) => {
		expect(found(text)).toEqual([`path ${value}`]);
	});

	it("ends where the sentence goes on", () => {
		expect(found("C:\\Temp and HKLM\\Software\\Wind")).toEqual([
			"path C:\\Temp",
			"registry HKLM\\Software\\Wind",
		]);
		expect(found("C:\\Windows\\reg.exe add HKCU\\Software\\Wind")).toEqual([
			"path C:\\Windows\\reg.exe",
			"registry HKCU\\Software\\Wind",
		]);
	});

	it("gives the file name as a nested part", () => {
		expect(found("C:\\Temp\\a.exe", { includeNested: true })).toEqual([
			"path C:\\Temp\\a.exe",
			"filename a.exe",
		]);
	});

	it.each(["C:", "C:\\ ", "abc:\\def", "a \\ b", "50% \\ x"])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
