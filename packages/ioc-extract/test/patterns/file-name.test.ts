import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("file name", () => {
	it.each([
		["It drops update.py.", "update.py"],
		["see README.md", "README.md"],
		["cmd.exe /c", "cmd.exe"],
		["invoice.pdf.exe", "invoice.pdf.exe"],
		["evil.zip", "evil.zip"],
		["loader[.]exe", "loader.exe"],
		["a cmd.exe-like shell", "cmd.exe"],
		["запись.docx", "запись.docx"],
		["the script setup.pl", "setup.pl"],
		["_notes.txt_", "notes.txt"],
	])("finds %s as %s", (text, value) => {
		expect(found(text)).toEqual([`filename ${value}`]);
	});

	it.each([
		['"wind report final.docx"', "wind report final.docx"],
		["the attachment “Invoice (May) 2023.xlsm” asks", "Invoice (May) 2023.xlsm"],
		["named 'wind mill.exe'.", "wind mill.exe"],
		['he said "open it. Then run wind.exe"', "wind.exe"],
		['"first a, then wind.exe"', "wind.exe"],
		['"run wind.exe now"', "wind.exe"],
		["wind report.docx", "report.docx"],
		["~WRD0001.tmp", "~WRD0001.tmp"],
		["$R1WIND.exe", "$R1WIND.exe"],
		["wrote data.bin.The next", "data.bin"],
	])("reads the name in %s as %s", (text, value) => {
		expect(found(text)).toEqual([`filename ${value}`]);
	});

	it("gives the span between the quotes", () => {
		expect(extractIndicators('a "wind mill.exe"')[0]).toMatchObject({
			start: 3,
			end: 16,
			text: "wind mill.exe",
		});
	});

	it.each(["Trojan.Win32.Wind.exe", "Win32/Wind.bat"])("takes the detection %s for no file", (text) => {
		expect(found(text)).toEqual([]);
	});

	it.each(["console.log", "Vue.js", ".exe files", "__.txt", "fs.db(", "The attack ended.Data was lost"])(
		"finds nothing in %s",
		(text) => {
			expect(found(text)).toEqual([]);
		},
	);
});
