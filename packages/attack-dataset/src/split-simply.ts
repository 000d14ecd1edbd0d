/** The sentences of a cleaned description. Simple on purpose: enough for catalogue prose, not for reports. */
export function splitSimply(text: string): string[] {
	const sentences: string[] = [];
	for (const { segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
		const sentence = segment.trim();
		if (sentence) sentences.push(sentence);
	}
	return sentences;
}
