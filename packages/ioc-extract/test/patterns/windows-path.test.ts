import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
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

	it.each([
		["C:/Users/Public/wind.exe.", "C:/Users/Public/wind.exe"],
		["d:/wind", "d:/wind"],
		["in C:/Program Files/Wind Mill/a.exe now", "C:/Program Files/Wind Mill/a.exe"],
	])("finds %s, with slashes the other way round", (text, value) => {
		expect(found(text)).toEqual([`path ${value}`]);
	});

	it.each([
		['"C:\\Windows\\System32\\cmd.exe /c whoami"', "C:\\Windows\\System32\\cmd.exe"],
		['"C:\\Temp\\wind.exe -k netsvcs"', "C:\\Temp\\wind.exe"],
		["'C:\\Wind Mill\\wind.exe install quiet'", "C:\\Wind Mill\\wind.exe"],
		["“C:\\Wind Mill\\my notes.txt”", "C:\\Wind Mill\\my notes.txt"],
	])("ends a quoted command at its program: %s", (text, value) => {
		expect(found(text)).toEqual([`path ${value}`]);
	});

	it("divides paths that are glued together", () => {
		expect(found("C:\\Temp\\a.exeC:\\Temp\\b.exe")).toEqual(["path C:\\Temp\\a.exe", "path C:\\Temp\\b.exe"]);
	});

	it("gives the exact span, doubled backslashes and all", () => {
		expect(extractIndicators("in C:\\\\Temp\\\\a.dll.")[0]).toMatchObject({
			value: "C:\\Temp\\a.dll",
			start: 3,
			end: 18,
			text: "C:\\\\Temp\\\\a.dll",
		});
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

	it.each(["C:", "C:\\ ", "abc:\\def", "a \\ b", "50% \\ x", "C:/"])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});
});
