import { describe, expect, it } from "vitest";
import { createCatalogue } from "../src/catalogue.js";
import { readStixBundle } from "../src/read-stix-bundle.js";
import { matchTechniqueNames } from "../src/technique-names.js";
import { bundleOf } from "./stix-fixture.js";

const { catalogue } = readStixBundle(
	bundleOf([
		{ id: "T1001", name: "Data Hiding" },
		{ id: "T1001.001", name: "Pictures" },
		{ id: "T1002", name: "Data Hiding Places" },
		{ id: "T1002.001", name: "Pictures" },
		{ id: "T1003", name: "Credential Theft" },
		{ id: "T1003.001", name: "Data Hiding" },
		{ id: "T1004", name: "Port/Socket Use", revoked: true },
		{ id: "T1004.001", name: "Keys" },
	]),
);

describe("matchTechniqueNames", () => {
	it.each([
		["data hiding", ["T1001"]],
		["DATA HIDING places", ["T1002"]],
		["data hiding places data hiding", ["T1002", "T1001"]],
		["port/socket use keys", ["T1004", "T1004.001"]],
		["keys keys", ["T1004.001"]],
		["credential dumping", ["T1003"]],
		["pictures", undefined],
		["data hiding nowhere", undefined],
		["", undefined],
		["---", undefined],
	])("%j gives %j", (text, expected) => {
		expect(matchTechniqueNames(text, catalogue)).toEqual(expected);
	});

	it("uses former names only for techniques the catalogue has", () => {
		expect(matchTechniqueNames("remote file copy", catalogue)).toBeUndefined();
		const empty = createCatalogue({ domain: "d", version: "1", tactics: [], techniques: [] });
		expect(matchTechniqueNames("credential dumping", empty)).toBeUndefined();
	});
});
