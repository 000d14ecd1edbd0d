import type { Judgement } from "./metrics.js";

/** Micro and macro F1. */
export interface MicroMacro {
	readonly microF1: number;
	readonly macroF1: number;
}

/**
 * Counts hits and misses per unit and label once, so that micro and macro F1 of many samples of the units are sums.
 *
 * A label counts in the macro F1 of a sample when it is true or reported there, as `measureLabels` has it.
 *
 * @param unitOf unit of each judgement, from 0
 */
export function countLabels(
	judgements: readonly Judgement[],
	unitOf: Int32Array,
): (draws: Uint32Array) => MicroMacro {
	const indexOf = new Map<string, number>();
	const rows = new Map<string, CountedLabel>();
	judgements.forEach(({ predicted, actual }, text) => {
		const unit = unitOf[text]!;
		const isTrue = new Set(actual);
		for (const id of new Set([...predicted, ...actual])) {
			let label = indexOf.get(id);
			if (label === undefined) {
				label = indexOf.size;
				indexOf.set(id, label);
			}
			const key = `${unit} ${label}`;
			let row = rows.get(key);
			if (!row) {
				row = { unit, label, hits: 0, either: 0 };
				rows.set(key, row);
			}
			const isHit = isTrue.has(id) && predicted.includes(id);
			if (isHit) row.hits++;
			// F1 = 2·TP / (2·TP + FP + FN): a hit stands on both sides, a miss on one.
			row.either += isHit ? 2 : 1;
		}
	});
	return measureCounts([...rows.values()], indexOf.size);
}

/** A label in a unit: its hits, and how often it is true plus how often it is reported. */
interface CountedLabel {
	readonly unit: number;
	readonly label: number;
	hits: number;
	either: number;
}

function measureCounts(rows: readonly CountedLabel[], labels: number): (draws: Uint32Array) => MicroMacro {
	const units = Int32Array.from(rows, ({ unit }) => unit);
	const labelOf = Int32Array.from(rows, ({ label }) => label);
	const rowHits = Int32Array.from(rows, ({ hits }) => hits);
	const rowEither = Int32Array.from(rows, ({ either }) => either);
	const hits = new Float64Array(labels);
	const either = new Float64Array(labels);
	return (draws) => {
		hits.fill(0);
		either.fill(0);
		for (let row = 0; row < units.length; row++) {
			const times = draws[units[row]!]!;
			if (times === 0) continue;
			hits[labelOf[row]!]! += times * rowHits[row]!;
			either[labelOf[row]!]! += times * rowEither[row]!;
		}
		let [allHits, allEither, sumF1, seen] = [0, 0, 0, 0];
		for (let label = 0; label < labels; label++) {
			const counted = either[label]!;
			if (counted === 0) continue;
			allHits += hits[label]!;
			allEither += counted;
			sumF1 += (2 * hits[label]!) / counted;
			seen++;
		}
		return {
			microF1: allEither === 0 ? 0 : (2 * allHits) / allEither,
			macroF1: seen === 0 ? 0 : sumF1 / seen,
		};
	};
}
