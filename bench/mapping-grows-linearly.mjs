// Time to map one text per kilobyte of it, from 1 KB to 10 MB, as ratios to 10 KB: about 1 when time grows linearly.

import { loadShipped, MODEL_MISSING } from "./load-shipped.mjs";
import { median, timeOf } from "./median.mjs";
import { figure, isMain, printTable, ratio } from "./table.mjs";
import { reportOfLength } from "./texts.mjs";

const SIZES = [
	{ name: "1 KB", characters: 1_000, repeats: 101 },
	{ name: "10 KB", characters: 10_000, repeats: 41 },
	{ name: "100 KB", characters: 100_000, repeats: 9 },
	{ name: "1 MB", characters: 1_000_000, repeats: 3 },
	{ name: "10 MB", characters: 10_000_000, repeats: 1 },
];
const BASE = "10 KB";

/** Measures every size; gives rows for the table. */
export async function measureMappingGrowth() {
	const predictor = await loadShipped();
	if (!predictor) return [["map one text of 1 KB to 10 MB", MODEL_MISSING, "–", "–"]];
	for (let seed = 1; seed <= 20; seed++) await predictor.map(reportOfLength(10_000, seed));
	const measured = [];
	for (const { name, characters, repeats } of SIZES) {
		const times = [];
		// Another text each time, so that no cache of a text helps.
		for (let i = 0; i < repeats; i++) {
			const text = reportOfLength(characters, 1000 * characters + i);
			times.push(await timeOf(() => predictor.map(text)));
		}
		measured.push({ name, total: median(times), perKilobyte: median(times) / (characters / 1000) });
	}
	predictor.dispose();
	const base = measured.find(({ name }) => name === BASE);
	return measured.map(({ name, total, perKilobyte }) => [
		`map ${name} of text: ${figure(total, "ms")}`,
		figure(1000 * perKilobyte, "µs/KB"),
		name === BASE ? "–" : `${BASE}: ${figure(1000 * base.perKilobyte, "µs/KB")}`,
		name === BASE ? "–" : ratio(perKilobyte / base.perKilobyte),
	]);
}

if (isMain(import.meta)) printTable(await measureMappingGrowth());
