import { type ExtractOptions, extractIndicators } from "../src/index.js";

/** Type and value of each indicator, in the order of the text: what most tests look at. */
export function found(text: string, options?: ExtractOptions): string[] {
	return extractIndicators(text, options).map(({ type, value }) => `${type} ${value}`);
}
