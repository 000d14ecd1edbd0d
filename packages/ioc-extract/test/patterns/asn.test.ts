import { expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

it("finds AS numbers", () => {
	expect(found("AS64500, ASN 64501, ASN: 64502, asn64503, AS 64504.")).toEqual([
		"asn AS64500",
		"asn AS64501",
		"asn AS64502",
		"asn AS64503",
		"asn AS64504",
	]);
	expect(extractIndicators("AS64500")[0]?.flags).toEqual(["documentation"]);
	expect(extractIndicators("AS64512")[0]?.flags).toEqual(["private"]);
});

it.each(["AS2 and AS400", "as 64500 hosts", "BIAS64500", "AS4294967296", "AS 2020"])(
	"finds nothing in %s",
	(text) => {
		expect(found(text)).toEqual([]);
	},
);
