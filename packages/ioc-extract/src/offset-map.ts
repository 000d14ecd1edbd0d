import { DEFANG_FORMS, type DefangForm } from "./defang-form.js";

/** Which side of a piece that was taken out an offset stands on: where a span starts, or where it ends. */
export type SpanEdge = "start" | "end";

/** The places where one text was changed into another, in order. */
export class OffsetMap {
	readonly #originalStarts: number[] = [];
	readonly #originalEnds: number[] = [];
	readonly #newStarts: number[] = [];
	readonly #newEnds: number[] = [];
	readonly #forms: DefangForm[] = [];

	/** Whether the texts are the same. */
	get isEmpty(): boolean {
		return this.#forms.length === 0;
	}

	/** Records a change behind all earlier ones. */
	add(
		original: { readonly start: number; readonly end: number; readonly form: DefangForm },
		newStart: number,
		newEnd: number,
	): void {
		this.#originalStarts.push(original.start);
		this.#originalEnds.push(original.end);
		this.#newStarts.push(newStart);
		this.#newEnds.push(newEnd);
		this.#forms.push(original.form);
	}

	/**
	 * The offset in the original text. At the edge of a changed piece it is the edge of what stood there; inside, the
	 * same number of code units from its start, at most its end. A piece taken out without a replacement lies before the
	 * start of a span and after its end.
	 */
	toOriginal(offset: number, edge: SpanEdge): number {
		let index = this.#countStartingBefore(offset) - 1;
		if (edge === "start") while (this.#newEnds[index + 1] === offset) index++;
		if (index < 0) return offset;
		const past = offset - this.#newEnds[index]!;
		if (past >= 0) return this.#originalEnds[index]! + past;
		const inside = offset - this.#newStarts[index]!;
		return Math.min(this.#originalStarts[index]! + inside, this.#originalEnds[index]!);
	}

	/** The forms of the changes inside a range of the new text, each once, in the order of `DEFANG_FORMS`. */
	formsBetween(start: number, end: number): DefangForm[] {
		const found = new Set<DefangForm>();
		for (let index = this.#countStartingBefore(end) - 1; index >= 0; index--) {
			const newEnd = this.#newEnds[index]!;
			if (newEnd < start || (newEnd === start && newEnd > this.#newStarts[index]!)) break;
			// Taken out exactly at the start: it stands before the span.
			if (newEnd > start) found.add(this.#forms[index]!);
		}
		return found.size < 2 ? [...found] : DEFANG_FORMS.filter((form) => found.has(form));
	}

	#countStartingBefore(offset: number): number {
		let low = 0;
		let high = this.#newStarts.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.#newStarts[middle]! < offset) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
