import { InvalidArgumentError } from "commander";

/** Reads a number from 0 to 1. */
export function parseProbability(value: string): number {
	const number = value.trim() === "" ? Number.NaN : Number(value);
	if (!(number >= 0 && number <= 1))
		throw new InvalidArgumentError("Expected a number from 0 to 1, such as 0.5.");
	return number;
}

/** Reads a whole number of at least `least`. */
export function parseCount(least: number): (value: string) => number {
	return (value) => {
		if (!/^\d{1,9}$/.test(value) || Number(value) < least) {
			throw new InvalidArgumentError(`Expected a whole number of at least ${least}.`);
		}
		return Number(value);
	};
}

/** Adds the words of a list such as `a,b`, of an option that may be repeated. */
export function collectWords(value: string, before: readonly string[] = []): string[] {
	const words = value.split(",").map((word) => word.trim());
	if (words.includes("")) throw new InvalidArgumentError("Expected a word, or several with commas between.");
	return [...before, ...words];
}

/** Adds one more value of an option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): string[] {
	return [...before, value];
}
