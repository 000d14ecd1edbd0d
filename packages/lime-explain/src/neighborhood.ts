/** Bits in a word of a mask. */
export const WORD_BITS = 32;

/** The masks around a text: which features each perturbed text keeps. Row 0 keeps all. */
export interface Neighborhood {
	readonly featureCount: number;
	/** 32-bit words of one mask. */
	readonly wordCount: number;
	/** Masks stored. */
	readonly rowCount: number;
	/** Masks drawn, repetitions counted; in an enumeration, how many samples it stands for. */
	readonly sampleCount: number;
	/** `[rows, words]`: a set bit is a kept feature. */
	readonly bits: Uint32Array;
	/** `[rows]`: features kept. */
	readonly kept: Int32Array;
	/** `[rows]`: how often the mask was drawn, or is expected to be. */
	readonly mass: Float64Array;
	/** `[rows]`: rows drawn together share a unit; units ascend. */
	readonly units: Int32Array;
	/** Whether the masses are exact, so that the weights carry no sampling error. */
	readonly isExact: boolean;
}

/** A {@link Neighborhood} that grows. */
export interface NeighborhoodBuilder extends Neighborhood {
	/**
	 * Adds a mask.
	 *
	 * @param mask `[words]`, copied; bits past the last feature are 0
	 * @param isMerged adds the mass to an equal mask if there is one
	 */
	add(mask: Uint32Array, mass: number, unit: number, isMerged: boolean): void;
}

/** Makes a neighborhood without masks that has room for `capacity` rows. */
export function createNeighborhood(
	featureCount: number,
	capacity: number,
	isExact = false,
): NeighborhoodBuilder {
	const wordCount = Math.ceil(featureCount / WORD_BITS);
	const bits = new Uint32Array(capacity * wordCount);
	const kept = new Int32Array(capacity);
	const mass = new Float64Array(capacity);
	const units = new Int32Array(capacity);
	// Open addressing over row + 1, at most half full.
	const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * capacity + 2)));
	let rowCount = 0;
	let sampleCount = 0;

	function findSlot(mask: Uint32Array): number {
		let hash = 0x811c9dc5;
		for (let i = 0; i < wordCount; i++) {
			hash = Math.imul(hash ^ (mask[i] as number), 0x01000193);
			hash ^= hash >>> 15;
		}
		let slot = (hash >>> 0) % slots.length;
		for (; slots[slot] !== 0; slot = (slot + 1) % slots.length) {
			if (isRow(slots[slot]! - 1, mask)) break;
		}
		return slot;
	}

	function isRow(row: number, mask: Uint32Array): boolean {
		for (let i = 0; i < wordCount; i++) if (bits[row * wordCount + i] !== mask[i]) return false;
		return true;
	}

	return {
		featureCount,
		wordCount,
		bits,
		kept,
		mass,
		units,
		isExact,
		get rowCount() {
			return rowCount;
		},
		get sampleCount() {
			return sampleCount;
		},
		add(mask, amount, unit, isMerged) {
			sampleCount += amount;
			if (isMerged) {
				const slot = findSlot(mask);
				if (slots[slot] !== 0) {
					mass[slots[slot]! - 1]! += amount;
					return;
				}
				slots[slot] = rowCount + 1;
			}
			bits.set(mask, rowCount * wordCount);
			let count = 0;
			for (let i = 0; i < wordCount; i++) count += countBits(mask[i] as number);
			kept[rowCount] = count;
			mass[rowCount] = amount;
			units[rowCount] = unit;
			rowCount++;
		},
	};
}

/** Sets the bits of all features. */
export function keepAll(mask: Uint32Array, featureCount: number): void {
	mask.fill(0xffffffff);
	const rest = featureCount % WORD_BITS;
	if (rest !== 0) mask[mask.length - 1] = 2 ** rest - 1;
}

/** Number of set bits of a 32-bit word. */
export function countBits(word: number): number {
	let count = word - ((word >>> 1) & 0x55555555);
	count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
	return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
