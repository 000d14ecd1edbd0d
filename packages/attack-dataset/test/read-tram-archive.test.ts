import { describe, expect, it } from "vitest";
import { loadEnterpriseCatalogue } from "../src/enterprise-catalogue.js";
import { readTramArchive } from "../src/read-tram-archive.js";
import { collect, useTemporaryFolder } from "./temporary-folder.js";

const folder = useTemporaryFolder();

describe("readTramArchive", () => {
	it("finds techniques by the names of old versions and warns of others", async () => {
		const path = await folder.write("archive.json", {
			"remote file copy": ["It fetched a second program.", 5],
			"new service web shell-multi": ["It installed itself twice."],
			"sailing close to the wind": ["a", "b"],
		});
		const warnings: string[] = [];
		const options = {
			catalogue: loadEnterpriseCatalogue(),
			onWarning: (text: string) => warnings.push(text),
		};
		expect(await collect(readTramArchive(path, options))).toEqual([
			{
				text: "It fetched a second program.",
				labels: ["T1105"],
				source: "tram-archive",
				group: "tram-archive:remote file copy",
			},
			{
				text: "It installed itself twice.",
				labels: ["T1050", "T1100"],
				source: "tram-archive",
				group: "tram-archive:new service web shell-multi",
			},
		]);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toContain("sailing close to the wind");
		expect(warnings[0]).toContain("2 sentences");
	});

	it("refuses a file of another kind", async () => {
		const path = await folder.write("archive.json", []);
		const reading = collect(readTramArchive(path, { catalogue: loadEnterpriseCatalogue() }));
		await expect(reading).rejects.toMatchObject({ code: "DATASET_SOURCE_INVALID", subject: path });
	});
});
