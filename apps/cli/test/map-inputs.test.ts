import { expect, test } from "vitest";
import type { InputItem } from "../src/input/input-item.js";
import { mapInputs } from "../src/map-inputs.js";
import { createFakePredictor } from "./fake-predictor.js";

/** `t` is a text, `x` a broken input. Gives what was reported, and how far the reading had come each time. */
async function mapAll(pattern: string) {
	let read = 0;
	async function* items(): AsyncGenerator<InputItem> {
		for (const kind of pattern) {
			const label = `${kind}${read++}`;
			yield kind === "t" ? { label, text: "lsass" } : { label, error: new Error("broken") };
		}
	}
	const order: string[] = [];
	const lags: number[] = [];
	const report = async ({ label }: { label: string }) => {
		order.push(label);
		lags.push(read - Number(label.slice(1)));
	};
	const predictor = createFakePredictor({ loaded: [], options: [], disposed: 0 });
	await mapInputs(items(), predictor, {}, { mapped: report, failed: report });
	return { order, longestLag: Math.max(...lags, 0) };
}

test.each(["", "t", "x", "txt", "xxtxxttxttx", "xtxxx"])(
	"reports in the order of the inputs: %j",
	async (pattern) => {
		const { order } = await mapAll(pattern);
		expect(order).toEqual([...pattern].map((kind, at) => `${kind}${at}`));
	},
);

test("broken inputs do not pile up", async () => {
	expect((await mapAll("x".repeat(500))).longestLag).toBe(1);
	expect((await mapAll("tx".repeat(500))).longestLag).toBeLessThan(8);
});
