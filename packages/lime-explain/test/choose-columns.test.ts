import { describe, expect, it } from "vitest";
import { chooseColumns } from "../src/choose-columns.js";

const whole = [0.2, 0.7, 0.1, 0.7];
const labelIds = ["T1001", "T1002", "T1003", "T1004"];

describe("chooseColumns", () => {
	it.each([
		[{ topLabels: 1 }, [1]],
		[{ topLabels: 3 }, [1, 3, 0]],
		[{ topLabels: 9 }, [1, 3, 0, 2]],
		[{ topLabels: 1, labels: 2 }, [2]],
		[{ topLabels: 1, labels: [3, 0, 3] }, [3, 0]],
		[{ topLabels: 1, labels: "T1003", labelIds }, [2]],
		[{ topLabels: 1, labels: ["T1004", 0], labelIds }, [3, 0]],
	])("%j", (choice, columns) => {
		expect(chooseColumns(whole, choice)).toEqual(columns);
	});

	it.each([
		{ labels: 4 },
		{ labels: -1 },
		{ labels: 0.5 },
		{ labels: "T1001" },
		{ labels: ["T9999"], labelIds },
	])("knows no %j", (choice) => {
		expect(() => chooseColumns(whole, { topLabels: 1, ...choice })).toThrow(
			expect.objectContaining({ code: "LIME_EXPLAIN_LABEL_UNKNOWN" }),
		);
	});

	it("wants an id for each column", () => {
		expect(() => chooseColumns(whole, { topLabels: 1, labelIds: ["T1001"] })).toThrow(
			expect.objectContaining({ code: "LIME_EXPLAIN_OPTION_INVALID" }),
		);
	});
});
