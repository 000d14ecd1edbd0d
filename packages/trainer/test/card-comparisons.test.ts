import { describe, expect, it } from "vitest";
import { renderBaseline, renderNamedFigures } from "../src/card-comparisons.js";
import { smallReport } from "./small-manifest.js";

describe("renderNamedFigures", () => {
	it("has a column for each figure of any variant, with a dash where there is none", () => {
		const table = renderNamedFigures("Left out", [
			{ name: "nothing", figures: { micro: 0.7, macro: 0.6 } },
			{ name: "rules | tests", figures: { macro: 0.5, quiet: 0.9 } },
		]);
		expect(table).toBe(
			"| Left out | micro | macro | quiet |\n|---|---|---|---|\n| nothing | 0.700 | 0.600 | – |\n| rules \\| tests | – | 0.500 | 0.900 |\n",
		);
	});

	it("does not take a figure from the prototype", () => {
		const table = renderNamedFigures("Fold", [
			{ name: "one", figures: { constructor: 0.1 } },
			{ name: "two", figures: {} },
		]);
		expect(table).toContain("| two | – |");
	});
});

describe("renderBaseline", () => {
	const report = smallReport();
	const older = {
		micro: { precision: 0, recall: 0, f1: 0.5 },
		macroF1: 0.4,
		perTextF1: 0.3,
		hitAt1: 0.2,
		hitAt5: 0.1,
	};

	it("has both figures of the sets that both have", () => {
		const table = renderBaseline(report, { procedures: older, quiet: { quietShare: 0.8 } });
		expect(table).toContain(
			"| procedure examples of unseen software | 0.302 / 0.500 | 0.303 / 0.400 | 0.304 / 0.300 | 0.305 / 0.200 | 0.307 / 0.100 |",
		);
		expect(table).not.toContain("TRAM");
		expect(table).toContain("left quiet: 0.875 / 0.800.");
	});

	it("takes an evaluation as it is", () => {
		expect(renderBaseline(report, report).match(/ \/ /g)).toHaveLength(4 * 5 + 1);
	});
});
