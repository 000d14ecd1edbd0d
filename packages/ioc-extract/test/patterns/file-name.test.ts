import { describe, expect, it } from "vitest";
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

	it.each(["console.log", "Vue.js", ".exe files", "__.txt", "fs.db(", "The attack ended.Data was lost"])(
		"finds nothing in %s",
		(text) => {
			expect(found(text)).toEqual([]);
		},
	);
});
