import { describe, expect, it } from "vitest";
import { explainLinear } from "../src/explain-linear.js";
import { explainText } from "../src/explain-text.js";
import { logistic, type WordWeights, wordClassifier } from "./word-classifier.js";

/** Filler without weight, so that the words that matter stand among many. */
const FILLER =
	"on that day many people of the yard were busy with quite other things and nobody looked".split(" ");

/** Words for and against, in no order; the classifier adds them up. */
const LABEL: WordWeights = {
	intercept: -1,
	weights: { beacon: 1.6, loader: 1.2, vendor: -0.9, tunnel: 0.6, drill: -0.4 },
};

const short = "A vendor saw the beacon, a loader and a tunnel in a drill";
const long = `${FILLER.join(" ")}. ${short}. ${FILLER.map((word) => `${word}2 ${word}3`).join(" ")}.`;

/** The words with a weight of their own, strongest first, with their signs: what the model itself says. */
const EXACT = Object.entries(LABEL.weights)
	.sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
	.map(([word, weight]) => `${weight < 0 ? "-" : "+"}${word}`);

const signed = (features: readonly { text: string; weight: number }[]) =>
	features.slice(0, EXACT.length).map(({ text, weight }) => `${weight < 0 ? "-" : "+"}${text}`);

describe.each([
	["short", short],
	["long", long],
])("of a %s text", (_name, text) => {
	it("the exact contributions are the model's own weights", () => {
		const read = () => ({
			intercepts: [LABEL.intercept],
			terms: Object.entries(LABEL.weights).map(([word, weight]) => {
				const start = text.indexOf(word);
				return { spans: [{ start, end: start + word.length }], scores: [weight] };
			}),
		});
		const { labels } = explainLinear(text, read);
		expect(signed(labels[0]!.features)).toEqual(EXACT);
		expect(labels[0]!.prediction).toBeCloseTo(1.1, 12);
	});

	it.each([
		["the score", (score: number) => score, 3],
		["the probability", logistic, 3],
	])(
		"weights from samples of %s agree with them in sign and order, for every seed",
		async (_what, squash, seeds) => {
			for (let seed = 0; seed < seeds; seed++) {
				const { labels } = await explainText(text, wordClassifier([LABEL], squash), { seed });
				expect(signed(labels[0]!.features)).toEqual(EXACT);
			}
		},
	);

	it("passes the deletion test: without its words the probability falls, further than without others", async () => {
		const options = { numFeatures: EXACT.length, deletionTest: true };
		const { labels } = await explainText(text, wordClassifier([LABEL], logistic), options);
		const { removedCount, probability, drop, randomDrop } = labels[0]!.deletion!;
		expect(removedCount).toBe(3);
		// -1 - 0.9 - 0.4 is left.
		expect(probability).toBeCloseTo(logistic(-2.3), 12);
		expect(drop).toBeCloseTo(logistic(1.1) - logistic(-2.3), 12);
		expect(drop).toBeGreaterThan(2 * Math.max(0, randomDrop));
	});
});
