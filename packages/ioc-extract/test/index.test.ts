import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as publicNames from "../src/index.js";

it("exports these names", () => {
	expect(Object.keys(publicNames).sort()).toEqual([
		"DEFANG_FORMS",
		"INDICATOR_TYPES",
		"IocExtractError",
		"WARNING_LIST_TYPES",
		"addSecondOpinion",
		"combineWarningLists",
		"defang",
		"defangValue",
		"defaultWarningLists",
		"extractIndicators",
		"groupIndicators",
		"loadWarningLists",
		"mispTypeOf",
		"readWarningList",
		"refang",
		"stixPattern",
	]);
});

it("runs in a browser: no source imports a module of Node", () => {
	const folder = new URL("../src/", import.meta.url);
	for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
		if (name.endsWith(".ts"))
			expect(readFileSync(new URL(name, folder), "utf8"), name).not.toMatch(/from "node:/);
	}
});
