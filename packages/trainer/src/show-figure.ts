import type { Interval } from "./bootstrap.js";

/** A share with three digits; whole numbers above one, such as bytes, as they are. */
export function showFigure(value: number): string {
	return Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);
}

/** A figure and its interval, where it has one: `0.735 [0.69, 0.78]`. */
export function showInterval(value: number, interval?: Interval): string {
	if (!interval) return showFigure(value);
	const [low, high] = interval;
	return `${showFigure(value)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
