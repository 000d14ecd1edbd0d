import { describe, expect, it } from "vitest";
import { fitLogistic, type LogisticExamples, type LogisticFit } from "../src/fit-logistic.js";
import { createRandom } from "../src/random.js";

const EXACT = { ridge: 0.7, groupRidge: 2, rounds: 2000 };

/** Examples of a known law: logit = 1.5·x0 - x1 - 0.5 + shift of the group. */
function sample(count: number, shifts: readonly number[], seed = 1): LogisticExamples {
	const random = createRandom(seed);
	const features = Float64Array.from({ length: count * 2 }, () => random.next() * 4 - 2);
	const groups = Uint16Array.from({ length: count }, (_, i) => i % shifts.length);
	const targets = Uint8Array.from({ length: count }, (_, i) => {
		const logit = 1.5 * features[i * 2]! - features[i * 2 + 1]! - 0.5 + shifts[groups[i]!]!;
		return random.next() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
	});
	const importances = Float64Array.from({ length: count }, () => 0.5 + random.next());
	return { features, dimensions: 2, groups, groupCount: shifts.length, targets, importances };
}

/** Gradient of the penalised loss by all parameters, from its definition; the bias comes last but for the groups. */
function gradientAt(examples: LogisticExamples, fit: LogisticFit, ridge: number, groupRidge: number) {
	const { features, dimensions, groups, targets, importances } = examples;
	const weights = Array.from(fit.weights, (value) => ridge * value);
	const intercepts = Array.from(fit.intercepts, (value) => groupRidge * value);
	let bias = 0;
	for (let i = 0; i < targets.length; i++) {
		let logit = fit.bias + fit.intercepts[groups[i]!]!;
		for (let d = 0; d < dimensions; d++) logit += fit.weights[d]! * features[i * dimensions + d]!;
		const error = importances[i]! * (1 / (1 + Math.exp(-logit)) - targets[i]!);
		for (let d = 0; d < dimensions; d++) weights[d]! += error * features[i * dimensions + d]!;
		intercepts[groups[i]!]! += error;
		bias += error;
	}
	return { weights, bias, intercepts };
}

describe("fitLogistic", () => {
	it("fits a bias alone by hand: three of four are right, so it is ln 3", () => {
		const { bias, intercepts } = fitLogistic({
			features: new Float64Array(0),
			dimensions: 0,
			groups: Uint16Array.of(0, 0, 0, 0),
			groupCount: 1,
			targets: Uint8Array.of(1, 1, 1, 0),
			importances: Float64Array.of(1, 1, 1, 1),
		});
		expect(bias + intercepts[0]!).toBeCloseTo(Math.log(3), 3);
	});

	it("counts examples by their importance: one of weight 3 is three", () => {
		const { bias, intercepts } = fitLogistic({
			features: new Float64Array(0),
			dimensions: 0,
			groups: Uint16Array.of(0, 0),
			groupCount: 1,
			targets: Uint8Array.of(1, 0),
			importances: Float64Array.of(3, 1),
		});
		expect(bias + intercepts[0]!).toBeCloseTo(Math.log(3), 3);
	});

	it("ends where the gradient of loss and penalties is 0", () => {
		const examples = sample(400, [0, 1, -2]);
		const fit = fitLogistic(examples, EXACT);
		const { weights, bias, intercepts } = gradientAt(examples, fit, EXACT.ridge, EXACT.groupRidge);
		// The examples weigh 400 together: they could pull a parameter that hard.
		for (const value of [...weights, bias, ...intercepts]) expect(Math.abs(value)).toBeLessThan(0.4);
	});

	it("is near that place after the usual rounds", () => {
		const examples = sample(400, [0, 1, -2]);
		const exact = fitLogistic(examples, EXACT);
		const usual = fitLogistic(examples, { ...EXACT, rounds: undefined });
		examples.targets.forEach((_, i) => {
			const logit = ({ bias, weights, intercepts }: LogisticFit) =>
				bias +
				intercepts[examples.groups[i]!]! +
				weights[0]! * examples.features[i * 2]! +
				weights[1]! * examples.features[i * 2 + 1]!;
			expect(logit(usual)).toBeCloseTo(logit(exact), 1);
		});
	});

	it("agrees with plain gradient descent", () => {
		const examples = sample(90, [0, 1], 3);
		const plain = { weights: new Float64Array(2), bias: 0, intercepts: new Float64Array(2) };
		for (let step = 0; step < 30_000; step++) {
			const { weights, bias, intercepts } = gradientAt(examples, plain, EXACT.ridge, EXACT.groupRidge);
			for (let d = 0; d < 2; d++) plain.weights[d]! -= 0.005 * weights[d]!;
			for (let g = 0; g < 2; g++) plain.intercepts[g]! -= 0.005 * intercepts[g]!;
			plain.bias -= 0.005 * bias;
		}
		const fit = fitLogistic(examples, EXACT);
		expect(fit.bias).toBeCloseTo(plain.bias, 2);
		for (let d = 0; d < 2; d++) expect(fit.weights[d]).toBeCloseTo(plain.weights[d]!, 2);
		for (let g = 0; g < 2; g++) expect(fit.intercepts[g]).toBeCloseTo(plain.intercepts[g]!, 2);
	});

	it("finds the law behind many examples", () => {
		const { weights, bias, intercepts } = fitLogistic(sample(20_000, [0.8, -0.8]), { rounds: 200 });
		expect(weights[0]).toBeCloseTo(1.5, 0);
		expect(weights[1]).toBeCloseTo(-1, 0);
		expect(bias).toBeCloseTo(-0.5, 0);
		expect(intercepts[0]! - intercepts[1]!).toBeCloseTo(1.6, 0);
	});

	it("draws the intercept of a group with few examples to the shared one", () => {
		// Both groups are always right, against a crowd that is right half the time; one has 3 examples, one 300.
		const sizes = [600, 3, 300];
		const groups = sizes.flatMap((size, group) => new Array<number>(size).fill(group));
		const { intercepts } = fitLogistic(
			{
				features: new Float64Array(0),
				dimensions: 0,
				groups: Uint16Array.from(groups),
				groupCount: 4,
				targets: Uint8Array.from(groups, (group, i) => (group === 0 ? i % 2 : 1)),
				importances: new Float64Array(groups.length).fill(1),
			},
			{ groupRidge: 5, rounds: 500 },
		);
		expect(intercepts[2]! - intercepts[0]!).toBeGreaterThan(2);
		expect(intercepts[1]!).toBeGreaterThan(0);
		expect(intercepts[1]!).toBeLessThan(intercepts[2]! / 2);
		expect(intercepts[3]).toBe(0);
	});

	it.each([
		["all examples are right", [1, 1, 1]],
		["all are wrong", [0, 0, 0]],
		["a feature tells them apart", [0, 0, 1]],
		["there are none", []],
	])("stays finite when %s", (_, targets) => {
		const { bias, weights, intercepts } = fitLogistic({
			features: Float64Array.from(targets, (_target, i) => i),
			dimensions: 1,
			groups: new Uint16Array(targets.length),
			groupCount: 1,
			targets: Uint8Array.from(targets),
			importances: new Float64Array(targets.length).fill(1),
		});
		for (const value of [bias, ...weights, ...intercepts]) expect(Number.isFinite(value)).toBe(true);
	});
});
