// Speed and found values of @mapper/ioc-extract against the npm library ioc-extractor, on the TRAM reports of the data folder.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extractIndicators } from "@mapper/ioc-extract";
import { extractIOC } from "ioc-extractor";
import { median, timeOf } from "./median.mjs";
import { figure, isMain, printTable, ratio } from "./table.mjs";

const DATA = process.env.MAPPER_DATA_DIR ?? new URL("../../shared/data", import.meta.url).pathname;
const REPORTS = join(DATA, "tram/data/training/tram2_data/mjson_files");
const ROUNDS = 9;
const LONG = 5_000_000;

/** What each side calls the same thing. */
const TYPES = {
	ipv4: ["ipv4s"],
	ipv6: ["ipv6s"],
	domain: ["domains"],
	url: ["urls"],
	email: ["emails"],
	md5: ["md5s"],
	sha1: ["sha1s"],
	sha256: ["sha256s"],
	ssdeep: ["ssdeeps"],
	cve: ["cves"],
	asn: ["asns"],
};

/** Measures both sides in turn; gives rows for the table. */
export async function measureIndicators() {
	if (!existsSync(REPORTS)) {
		process.stderr.write(`bench: no TRAM reports in ${DATA} (mapper dataset pull, MAPPER_DATA_DIR)\n`);
		return [["indicators of the TRAM reports", "no TRAM reports", "–", "–"]];
	}
	const reports = readdirSync(REPORTS)
		.filter((name) => name.endsWith(".mjson"))
		.sort()
		.map((name) => JSON.parse(readFileSync(join(REPORTS, name), "utf8")).signal);
	return [
		...(await measureSpeed("TRAM reports, one by one", reports)),
		...(await measureSpeed("the same text, 5 MB in one piece", [longText(reports.join("\n"))])),
		...compareFound(reports),
	];
}

async function measureSpeed(name, texts) {
	const characters = texts.reduce((sum, text) => sum + text.length, 0);
	const times = { ours: [], theirs: [] };
	const ratios = [];
	for (let round = 0; round <= ROUNDS; round++) {
		const ours = await timeOf(() => texts.forEach((text) => void extractIndicators(text)));
		const theirs = await timeOf(() => texts.forEach((text) => void extractIOC(text)));
		if (round === 0) continue; // the first is for the compiler
		times.ours.push(ours);
		times.theirs.push(theirs);
		ratios.push(theirs / ours);
	}
	const speed = (ms) => figure(characters / 1000 / median(ms), "MB/s");
	return [
		[
			`indicators, ${name}`,
			speed(times.ours),
			`ioc-extractor: ${speed(times.theirs)}`,
			ratio(median(ratios)),
		],
	];
}

/** Distinct values by type: found by both, by us alone, by them alone. Neither side is taken to be right. */
function compareFound(reports) {
	const counts = Object.fromEntries(
		Object.keys(TYPES).map((type) => [type, { both: 0, ours: 0, theirs: 0 }]),
	);
	const seen = { ours: new Set(), theirs: new Set() };
	for (const report of reports) {
		for (const { type, value } of extractIndicators(report, { includeNested: true, warningLists: false })) {
			if (type in TYPES) seen.ours.add(`${type} ${comparable(type, value)}`);
		}
		const theirs = extractIOC(report);
		for (const [type, [field]] of Object.entries(TYPES)) {
			for (const value of theirs[field] ?? []) seen.theirs.add(`${type} ${comparable(type, value)}`);
		}
	}
	for (const key of new Set([...seen.ours, ...seen.theirs])) {
		const side = seen.ours.has(key) ? (seen.theirs.has(key) ? "both" : "ours") : "theirs";
		counts[key.slice(0, key.indexOf(" "))][side]++;
	}
	return Object.entries(counts).map(([type, { both, ours, theirs }]) => [
		`distinct values of type ${type}`,
		`${both + ours} (${ours} ours alone)`,
		`ioc-extractor: ${both + theirs} (${theirs} theirs alone)`,
		"–",
	]);
}

function comparable(type, value) {
	const lower = value.toLowerCase();
	return type === "url" ? lower.replace(/\/$/, "") : lower;
}

function longText(text) {
	return text.repeat(Math.ceil(LONG / text.length)).slice(0, LONG);
}

if (isMain(import.meta)) printTable(await measureIndicators());
