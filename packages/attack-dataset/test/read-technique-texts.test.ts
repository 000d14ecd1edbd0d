import { describe, expect, it } from "vitest";
import { readTechniqueTexts } from "../src/read-technique-texts.js";
import { techniqueObject } from "./stix-fixture.js";
import { collect } from "./temporary-folder.js";

describe("readTechniqueTexts", () => {
	it("gives names with the parent's, then the sentences of the descriptions, by id", async () => {
		const description =
			"Actors may open the vault.(Citation: A 2020) Too short.\n\nThe <code>vault.exe</code> is run by hand as well.";
		const objects = [
			{ ...techniqueObject({ id: "T1999.001", name: "Vault" }), description },
			techniqueObject({ id: "T1999", name: "Storage" }),
			{ ...techniqueObject({ id: "T1998", name: "Gone", revoked: true }), description },
			techniqueObject({ id: "T1997.001", name: "Orphan" }),
		];
		expect(await collect(readTechniqueTexts({ type: "bundle", objects }))).toEqual([
			{ text: "Orphan", labels: ["T1997.001"], source: "technique-name", group: "technique:T1997.001" },
			{ text: "Storage", labels: ["T1999"], source: "technique-name", group: "technique:T1999" },
			{
				text: "Storage: Vault",
				labels: ["T1999.001"],
				source: "technique-name",
				group: "technique:T1999.001",
			},
			{
				text: "Actors may open the vault.",
				labels: ["T1999.001"],
				source: "technique-description",
				group: "technique:T1999.001",
			},
			{
				text: "The vault.exe is run by hand as well.",
				labels: ["T1999.001"],
				source: "technique-description",
				group: "technique:T1999.001",
			},
		]);
	});
});
