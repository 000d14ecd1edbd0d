import { expect, it } from "vitest";
import { INDICATOR_TYPES } from "../../src/indicator.js";
import { coveredTypes } from "../../src/warning-lists/matching-attributes.js";

it.each([
	[["domain|ip"], ["domain", "ipv4", "ipv4-cidr", "ipv4-port", "ipv6", "ipv6-cidr", "ipv6-port"]],
	[["filename|sha256"], ["filename", "path", "sha256"]],
	[
		["hostname", "url", "uri"],
		["domain", "url"],
	],
	[
		["regkey|value", "AS"],
		["asn", "registry"],
	],
	[["phone-number"], []],
])("of %j: %j", (attributes, expected) => {
	expect([...coveredTypes(attributes)!].sort()).toEqual(expected);
});

it("covers all types without attributes", () => {
	expect(coveredTypes([])).toBeUndefined();
	expect(coveredTypes(["md5", "ALL"])).toBeUndefined();
});

it("names types of this package only", () => {
	const attributes =
		"domain|ip url email md5 sha1 sha224 sha256 sha384 sha512 imphash ssdeep tlsh vulnerability weakness";
	const more =
		"AS filename regkey mutex btc xmr mac-address user-agent ja3-fingerprint-md5 jarm-fingerprint yara";
	const covered = coveredTypes(`${attributes} ${more} windows-service-name`.split(" "))!;
	// MISP has no attribute type for these; lists without attributes are asked about them all the same.
	const without = ["attack", "eth", "ga", "gapub"];
	expect([...covered].sort()).toEqual(INDICATOR_TYPES.filter((type) => !without.includes(type)).sort());
});
