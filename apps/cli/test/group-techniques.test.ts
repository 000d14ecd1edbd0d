import { expect, test } from "vitest";
import { groupTechniques } from "../src/render/group-techniques.js";
import { technique } from "./sample-mapping.js";

test("sub-techniques stand under their parent, families in the order of their best", () => {
	const ids = ["T1003.001", "T1059.001", "T1105", "T1059", "T1003.002"];
	expect(
		groupTechniques(ids.map((id) => technique({ id }))).map((g) => [g.technique.id, g.isUnderParent]),
	).toEqual([
		["T1003.001", false],
		["T1003.002", false],
		["T1059", false],
		["T1059.001", true],
		["T1105", false],
	]);
});
