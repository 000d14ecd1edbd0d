/** Four digits: finer differences are noise, and shorter numbers read better. */
export function roundConfidence(confidence: number): number {
	return Math.round(confidence * 10_000) / 10_000;
}

/** Best first, then by id; by the confidence a reader sees, so that equal numbers stand in the order of their ids. */
export function byConfidenceThenId(
	a: { readonly id: string; readonly confidence: number },
	b: { readonly id: string; readonly confidence: number },
): number {
	const difference = roundConfidence(b.confidence) - roundConfidence(a.confidence);
	return difference || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
