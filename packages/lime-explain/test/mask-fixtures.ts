import { createNeighborhood, type Neighborhood } from "../src/neighborhood.js";

/** Masks written as rows of 1 and 0, feature 0 first. */
export function neighborhoodOf(rows: readonly string[]): Neighborhood {
	const neighborhood = createNeighborhood(rows[0]!.length, rows.length);
	rows.forEach((row, unit) => {
		neighborhood.add(maskOf(row), 1, unit, false);
	});
	return neighborhood;
}

/** The bits of one row. */
export function maskOf(row: string): Uint32Array {
	const mask = new Uint32Array(Math.ceil(row.length / 32));
	Array.from(row).forEach((bit, j) => {
		if (bit === "1") mask[Math.floor(j / 32)]! |= 1 << (j % 32);
	});
	return mask;
}

/** A stored mask as a row of 1 and 0. */
export function rowOf(neighborhood: Neighborhood, row: number): string {
	const { bits, wordCount, featureCount } = neighborhood;
	return Array.from(
		{ length: featureCount },
		(_, j) => (bits[row * wordCount + Math.floor(j / 32)]! >>> (j % 32)) & 1,
	).join("");
}
