// What a user waits for: starting, loading, one report, a thousand reports through the command line.

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadShipped, MODEL_MISSING } from "./load-shipped.mjs";
import { median, timeOf } from "./median.mjs";
import { figure, isMain, printTable, ratio } from "./table.mjs";
import { reportOf } from "./texts.mjs";

const MAPPER = fileURLToPath(new URL("../apps/cli/dist/main.js", import.meta.url));
const SENTENCES = 130;
const REPORTS = 1000;

/** Measures all; gives rows for the table. */
export async function measureFigures() {
	const hasMapper = existsSync(MAPPER);
	if (!hasMapper) {
		process.stderr.write(
			`bench: ${MAPPER} is not built, so its figures are left out; run \`pnpm build\` first\n`,
		);
	}
	const rows = hasMapper ? [await measureHelp()] : [];
	const predictor = await loadShipped();
	if (!predictor) return [...rows, ["load, map one report, map 1,000 reports", MODEL_MISSING, "–", "–"]];
	rows.push(await measureLoad());
	const { row, perReport } = await measureReport(predictor);
	predictor.dispose();
	rows.push(row);
	if (hasMapper) rows.push(...(await measureBatch(perReport)));
	return rows;
}

async function measureHelp() {
	const bare = [];
	const help = [];
	for (let i = 0; i < 11; i++) {
		bare.push(await timeOf(() => runNode(["-e", "0"])));
		help.push(await timeOf(() => runNode([MAPPER, "--help"])));
	}
	return [
		"`mapper --help` over bare node",
		figure(median(help) - median(bare), "ms"),
		`\`node -e 0\`: ${figure(median(bare), "ms")}`,
		ratio(median(help) / median(bare)),
	];
}

async function measureLoad() {
	const script = fileURLToPath(new URL("load-once.mjs", import.meta.url));
	const own = [];
	const whole = [];
	for (let i = 0; i < 7; i++) {
		whole.push(await timeOf(() => own.push(Number(runNode([script])))));
	}
	return [
		"load the shipped model, fresh process",
		figure(median(own), "ms"),
		`that process from start to end: ${figure(median(whole), "ms")}`,
		ratio(median(own) / median(whole)),
	];
}

async function measureReport(predictor) {
	const times = [];
	let sentences = 0;
	for (let i = 0; i < 60; i++) {
		const text = reportOf(SENTENCES, i + 1);
		times.push(
			await timeOf(async () => {
				sentences = (await predictor.map(text)).document.sentences;
			}),
		);
	}
	const perReport = median(times.slice(20));
	const row = [
		`map a report of ${sentences} sentences, one thread, loaded`,
		figure(perReport, "ms"),
		`the first such report: ${figure(times[0], "ms")}`,
		ratio(perReport / times[0]),
	];
	return { row, perReport };
}

async function measureBatch(perReport) {
	const folder = await mkdtemp(join(tmpdir(), "mapper-bench-"));
	try {
		const batch = join(folder, "reports.jsonl");
		const peak = join(folder, "peak");
		const lines = Array.from({ length: REPORTS }, (_, i) =>
			JSON.stringify({ id: `report-${i}`, text: reportOf(SENTENCES, i + 1) }),
		);
		await writeFile(batch, `${lines.join("\n")}\n`);
		const output = await open(join(folder, "mapped.ndjson"), "w");
		const hook = new URL("peak-memory.mjs", import.meta.url).href;
		let code;
		const wall = await timeOf(async () => {
			const child = spawn(
				process.execPath,
				["--import", hook, MAPPER, "map", "--batch", batch, "--format", "ndjson"],
				{
					stdio: ["ignore", output.fd, "inherit"],
					env: { ...process.env, MAPPER_BENCH_PEAK: peak },
				},
			);
			code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
		});
		await output.close();
		const mapped = (await readFile(join(folder, "mapped.ndjson"), "utf8")).split("\n").length - 1;
		if (code !== 0 || mapped !== REPORTS) {
			throw new Error(
				`Expected \`mapper map --batch\` to map ${REPORTS} reports, got ${mapped} and exit code ${code}.`,
			);
		}
		const kilobytes = Number(await readFile(peak, "utf8"));
		const single = (REPORTS * perReport) / 1000;
		return [
			[
				`map ${REPORTS} such reports with \`map --batch\`, start and load included`,
				figure(wall / 1000, "s"),
				`${REPORTS} × one report on one thread: ${figure(single, "s")}`,
				ratio(wall / 1000 / single),
			],
			["peak memory of that process", figure(kilobytes / 1024, "MB"), "–", "–"],
		];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function runNode(args) {
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
	if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
	return stdout;
}

if (isMain(import.meta)) printTable(await measureFigures());
