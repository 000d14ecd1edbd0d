/** The places where one text was changed into another, in order. */
export class OffsetMap {
	readonly #originalStarts: number[] = [];
	readonly #originalEnds: number[] = [];
	readonly #newStarts: number[] = [];
	readonly #newEnds: number[] = [];

	/** Records a change behind all earlier ones; the new piece is not empty. */
	add(originalStart: number, originalEnd: number, newStart: number, newEnd: number): void {
		this.#originalStarts.push(originalStart);
		this.#originalEnds.push(originalEnd);
		this.#newStarts.push(newStart);
		this.#newEnds.push(newEnd);
	}

	/**
	 * The offset in the original text. At the edge of a changed piece it is the edge of what stood there; inside, the
	 * same number of code units from its start, at most its end.
	 */
	toOriginal(offset: number): number {
		const index = this.#lastStartingBefore(offset);
		if (index < 0) return offset;
		const past = offset - this.#newEnds[index]!;
		if (past >= 0) return this.#originalEnds[index]! + past;
		const inside = offset - this.#newStarts[index]!;
		return Math.min(this.#originalStarts[index]! + inside, this.#originalEnds[index]!);
	}

	/** Whether a changed piece overlaps the range of the new text. */
	isChanged(start: number, end: number): boolean {
		const index = this.#lastStartingBefore(end);
		return index >= 0 && this.#newEnds[index]! > start;
	}

	#lastStartingBefore(offset: number): number {
		let low = 0;
		let high = this.#newStarts.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.#newStarts[middle]! < offset) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}
}
