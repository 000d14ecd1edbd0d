/** A text and where each of its UTF-16 units came from. */
export interface AlignedText {
	readonly text: string;
	/** For each unit the first unit it stands for in the text as given; undefined while the two are equally long. */
	readonly starts: Int32Array | undefined;
	/** For each unit the end, exclusive, of what it stands for. */
	readonly ends: Int32Array | undefined;
}

/** Where the unit at `from` begins in the text as given. */
export function originalStart({ starts }: AlignedText, from: number): number {
	return starts === undefined ? from : starts[from]!;
}

/** Where the unit before `to` ends in the text as given. */
export function originalEnd({ ends }: AlignedText, to: number): number {
	return ends === undefined ? to : ends[to - 1]!;
}

/** Rewrites an aligned text from left to right; what is not replaced stays. Costs nothing while nothing is replaced. */
export class AlignedTextWriter {
	readonly #source: AlignedText;
	#text = "";
	#starts = new Int32Array(0);
	#ends = new Int32Array(0);
	#length = 0;
	/** Units of the source that are done. */
	#done = 0;

	constructor(source: AlignedText) {
		this.#source = source;
	}

	/** Puts `text` where the units `from` to `to` (exclusive) were; each of its units stands for all of these. */
	replace(text: string, from: number, to: number): void {
		this.#copyUpTo(from);
		this.#done = to;
		this.#reserve(text.length);
		this.#text += text;
		const start = originalStart(this.#source, from);
		const end = originalEnd(this.#source, to);
		for (let unit = 0; unit < text.length; unit++, this.#length++) {
			this.#starts[this.#length] = start;
			this.#ends[this.#length] = end;
		}
	}

	finish(): AlignedText {
		if (this.#done === 0) return this.#source;
		this.#copyUpTo(this.#source.text.length);
		return {
			text: this.#text,
			starts: this.#starts.subarray(0, this.#length),
			ends: this.#ends.subarray(0, this.#length),
		};
	}

	#copyUpTo(to: number): void {
		if (this.#done >= to) return;
		this.#reserve(to - this.#done);
		this.#text += this.#source.text.slice(this.#done, to);
		for (let unit = this.#done; unit < to; unit++, this.#length++) {
			this.#starts[this.#length] = originalStart(this.#source, unit);
			this.#ends[this.#length] = originalEnd(this.#source, unit + 1);
		}
		this.#done = to;
	}

	#reserve(count: number): void {
		const needed = this.#length + count;
		if (needed <= this.#starts.length) return;
		const size = Math.max(needed, this.#starts.length * 2, this.#source.text.length + 16);
		this.#starts = grown(this.#starts, size);
		this.#ends = grown(this.#ends, size);
	}
}

function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(size);
	larger.set(array);
	return larger;
}
