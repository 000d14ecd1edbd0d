import { expect, it } from "vitest";
import { isDetectionName } from "../src/detection-name.js";

const isDetected = (text: string, name: string) => isDetectionName(text, text.indexOf(name), name);

it.each([
	["Trojan.Win32.Wind", "Trojan.Win32.Wind"],
	["found Backdoor.MSIL.Mill.gen here", "Backdoor.MSIL.Mill.gen"],
	["HEUR:Trojan-Downloader.Script.Generic", "Trojan-Downloader.Script.Generic"],
	["as Win32/Wind.ai", "Wind.ai"],
	["W97M/Mill.A", "Mill.A"],
	["Trojan:MSIL/Wind.A!MTB", "Wind.A"],
])("knows the name in %s", (text, name) => {
	expect(isDetected(text, name)).toBe(true);
});

it.each([
	["trojan.northwind.com", "trojan.northwind.com"],
	["a worm.exe", "worm.exe"],
	["northwind.com", "northwind.com"],
	["Northwind.Mill.Loader", "Northwind.Mill.Loader"],
	["files/wind.ai", "wind.ai"],
	["xWin32/wind.ai", "wind.ai"],
	["http://wind.ai", "wind.ai"],
])("takes %s for none", (text, name) => {
	expect(isDetected(text, name)).toBe(false);
});
