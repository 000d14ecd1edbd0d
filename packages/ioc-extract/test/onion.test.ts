import { expect, it } from "vitest";
import { extractIndicators } from "../src/index.js";
import { hasRightOnionChecksum } from "../src/onion.js";

/** An example of rend-spec-v3, and the key of the bytes 0 to 31 with the checksum worked out apart. */
const FROM_SPECIFICATION = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion";
const COUNTED = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3kead.onion";
/** The same key with the version 2 and the checksum of that. */
const OTHER_VERSION = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyprozyc.onion";

it("knows a right checksum, below a subdomain too", () => {
	expect(hasRightOnionChecksum(FROM_SPECIFICATION)).toBe(true);
	expect(hasRightOnionChecksum(COUNTED)).toBe(true);
	expect(hasRightOnionChecksum(`www.${COUNTED}`)).toBe(true);
});

it("knows a wrong one: of the key, the checksum or the version", () => {
	expect(hasRightOnionChecksum(COUNTED.replace("aaaq", "aaaa"))).toBe(false);
	expect(hasRightOnionChecksum(COUNTED.replace("dyp3", "dyp4"))).toBe(false);
	expect(hasRightOnionChecksum(OTHER_VERSION)).toBe(false);
});

it("asks for none where the length is another", () => {
	expect(hasRightOnionChecksum("expyuzz4wqqyqhjn.onion")).toBe(true);
	expect(hasRightOnionChecksum("northwind.onion")).toBe(true);
});

it("is told by the flags of a domain and of a url", () => {
	const flagsOf = (text: string) => extractIndicators(text)[0]?.flags;
	expect(flagsOf(COUNTED.replace(".", "[.]"))).toEqual(["onion"]);
	expect(flagsOf(`http://${COUNTED}/a`)).toEqual(["onion"]);
	expect(flagsOf(COUNTED.replace("aaaq", "aaaa"))).toEqual(["onion", "wrong-checksum"]);
});
