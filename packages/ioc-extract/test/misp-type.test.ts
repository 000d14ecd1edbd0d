import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { INDICATOR_TYPES, mispTypeOf } from "../src/index.js";

const OFFICIAL = new URL("../../../../shared/schemas/misp/describeTypes.json", import.meta.url);

it("names the attribute types analysts know", () => {
	expect(mispTypeOf("ipv4")).toBe("ip-dst");
	expect(mispTypeOf("registry")).toBe("regkey");
	expect(mispTypeOf("cve")).toBe("vulnerability");
	expect(mispTypeOf("ipv6-port")).toBe("ip-dst|port");
});

it.skipIf(!existsSync(OFFICIAL))("names types that MISP has (skipped without its list of types)", () => {
	const { types } = JSON.parse(readFileSync(OFFICIAL, "utf8")).result;
	for (const type of INDICATOR_TYPES) expect(types).toContain(mispTypeOf(type));
});
