import { type AlignedText, originalEnd, originalStart } from "./aligned-text.js";
import type { WordPieces } from "./word-piece.js";

/** In tokens. */
const FIRST_CAPACITY = 1024;
/** In tokens: 12 MB. */
const MAX_KEPT_CAPACITY = 1_048_576;

/** Ids and places of the tokens of all texts of a batch, one after the other, growing as they are found. */
export class TokenBuffer {
	ids: Int32Array;
	/** Start and end of each token in its text as given, in UTF-16 units. */
	offsets: Int32Array;
	length = 0;

	constructor() {
		this.ids = new Int32Array(FIRST_CAPACITY);
		this.offsets = new Int32Array(2 * FIRST_CAPACITY);
	}

	/** Makes the buffer empty. It keeps its space for the next batch, unless that is much. */
	clear(): void {
		this.length = 0;
		if (this.ids.length <= MAX_KEPT_CAPACITY) return;
		this.ids = new Int32Array(FIRST_CAPACITY);
		this.offsets = new Int32Array(2 * FIRST_CAPACITY);
	}

	push(id: number, start: number, end: number): void {
		this.#reserve(1);
		this.ids[this.length] = id;
		this.offsets[2 * this.length] = start;
		this.offsets[2 * this.length + 1] = end;
		this.length++;
	}

	/** Adds the pieces of a word that begins at the unit `begin` of a section, which begins at `base` in its text. */
	pushWord(pieces: WordPieces, section: AlignedText, begin: number, base: number): void {
		this.#reserve(pieces.ids.length);
		const { ids, offsets } = this;
		let place = this.length;
		let from = begin;
		for (let piece = 0; piece < pieces.ids.length; piece++, place++) {
			const to = begin + pieces.ends[piece]!;
			ids[place] = pieces.ids[piece]!;
			offsets[2 * place] = base + originalStart(section, from);
			offsets[2 * place + 1] = base + originalEnd(section, to);
			from = to;
		}
		this.length = place;
	}

	#reserve(count: number): void {
		const needed = this.length + count;
		if (needed <= this.ids.length) return;
		const size = Math.max(needed, this.ids.length * 2);
		this.ids = grown(this.ids, size);
		this.offsets = grown(this.offsets, 2 * size);
	}
}

function grown(array: Int32Array, size: number): Int32Array {
	const larger = new Int32Array(size);
	larger.set(array);
	return larger;
}
