/** A list of numbers that grows by doubling: millions of them in eight bytes each. */
export class GrowingFloats {
	#values = new Float64Array(1024);
	#length = 0;

	/** Appends some numbers. */
	push(values: ArrayLike<number>): void {
		while (this.#length + values.length > this.#values.length) {
			const larger = new Float64Array(this.#values.length * 2);
			larger.set(this.#values);
			this.#values = larger;
		}
		this.#values.set(values, this.#length);
		this.#length += values.length;
	}

	/** What was appended, in an array of its own. */
	toArray(): Float64Array {
		return this.#values.slice(0, this.#length);
	}
}
