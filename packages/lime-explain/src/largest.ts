/** Sizes are compared in steps of this share of the largest: words that always go together differ by rounding alone. */
const STEP_SHARE = 1e-9;

/** The indices of the `count` values largest in size, largest first; of equal ones the first. */
export function largest(values: ArrayLike<number>, count: number): number[] {
	let step = 0;
	for (let index = 0; index < values.length; index++)
		step = Math.max(step, Math.abs(values[index]!) * STEP_SHARE);
	const sizes = Float64Array.from(values, (value) => (step > 0 ? Math.round(Math.abs(value) / step) : 0));
	const chosen: number[] = [];
	for (let index = 0; index < sizes.length; index++) {
		let place = chosen.length;
		while (place > 0 && sizes[index]! > sizes[chosen[place - 1]!]!) place--;
		if (place === count) continue;
		chosen.splice(place, 0, index);
		if (chosen.length > count) chosen.pop();
	}
	return chosen;
}
