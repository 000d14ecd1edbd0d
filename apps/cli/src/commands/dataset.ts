import { once } from "node:events";
import { resolve } from "node:path";
import {
	buildDataset,
	type Dataset,
	loadEnterpriseCatalogue,
	PUBLIC_SOURCES,
	type PullEvent,
	pullSources,
} from "@mapper/attack-dataset";
import type { CliContext } from "../context.js";
import { CliError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { type Output, openOutput } from "../output.js";
import { createProgress } from "../progress.js";
import { describeBytes, renderColumns } from "../render/columns.js";
import { describeCorrections, renderDatasetReport } from "../render/dataset-report.js";
import { safeJson } from "../render/safe-json.js";
import { describeTerminal } from "../render/terminal.js";
import { visibleText } from "../render/visible-text.js";

/** Options of `mapper dataset pull`. */
export interface DatasetPullFlags {
	to: string;
	from?: string;
	source?: string[];
}

/** Options of `mapper dataset build`. */
export interface DatasetBuildFlags {
	data: string;
	written?: string;
	out: string;
}

/** Options of `mapper dataset info`. */
export interface DatasetInfoFlags {
	data: string;
	written?: string;
	format: "table" | "json";
}

const MAX_WARNINGS = 20;

/** Runs `mapper dataset pull`: progress on stderr, what is in the folder on stdout. */
export async function runDatasetPull(flags: DatasetPullFlags, context: CliContext): Promise<ExitCode> {
	const { cwd, signal, stderr } = context;
	const unknown = flags.source?.find((name) => !PUBLIC_SOURCES.some((source) => source.name === name));
	if (unknown !== undefined) {
		const names = PUBLIC_SOURCES.map(({ name }) => name).join(", ");
		throw new CliError("CLI_USAGE", `there is no source "${unknown}"; expected one of ${names}`);
	}
	const sources = PUBLIC_SOURCES.filter(({ name }) => flags.source?.includes(name) ?? true);
	const progress = createProgress(context);
	const say = (text: string): void => {
		progress.clear();
		stderr.write(`${visibleText(text)}\n`);
	};
	const onEvent = (event: PullEvent): void => {
		if (event.type === "source-progress") {
			const of = event.totalBytes === undefined ? "" : ` of ${describeBytes(event.totalBytes)}`;
			progress.update(`${event.name}: ${describeBytes(event.receivedBytes)}${of}`);
		} else if (event.type === "source-start") say(`${event.name}: from ${event.from}`);
		else if (event.type === "source-skipped") say(`${event.name}: there already`);
		else if (event.type === "source-retry") {
			const reason = event.error instanceof Error ? event.error.message : String(event.error);
			say(`${event.name}: try ${event.attempt} failed (${reason}), going on where it stopped`);
		} else
			say(
				`${event.name}: ${event.files} ${event.files === 1 ? "file" : "files"}, ${describeBytes(event.bytes)}`,
			);
	};
	try {
		const from = flags.from === undefined ? undefined : resolve(cwd, flags.from);
		const reports = await pullSources({ to: resolve(cwd, flags.to), from, sources, signal, onEvent });
		const rows = reports.map(({ name, files, bytes, pin, sha256 }) => [
			name,
			files,
			bytes,
			pin,
			sha256 ?? "",
		]);
		const table = renderColumns(
			["SOURCE", "FILES", "BYTES", "PIN", "SHA-256"],
			rows,
			describeTerminal(context),
		);
		context.stdout.write(`${table}\n`);
		return EXIT.ok;
	} finally {
		progress.clear();
	}
}

/** Runs `mapper dataset build`: one record a line, and a report beside it. */
export async function runDatasetBuild(flags: DatasetBuildFlags, context: CliContext): Promise<ExitCode> {
	// Both are opened first: a folder that is missing is told before minutes of reading.
	const outputs: Output[] = [];
	try {
		const records = await openOutput(flags.out, context);
		outputs.push(records);
		const report = await openOutput(`${flags.out.replace(/\.jsonl$/i, "")}.report.json`, context);
		outputs.push(report);
		const dataset = await readDataset(flags, context);
		for (const record of dataset.records) await records.write(`${JSON.stringify(record)}\n`);
		await report.write(`${JSON.stringify(dataset.report, null, 2)}\n`);
		for (const output of outputs) await output.commit();
		const { records: count, corrections } = dataset.report;
		const said = [`${count} records written to ${visibleText(flags.out)}`, describeCorrections(corrections)];
		context.stderr.write(said.map((line) => (line === "" ? "" : `${line}\n`)).join(""));
		return EXIT.ok;
	} finally {
		for (const output of outputs) await output.discard();
	}
}

/** Runs `mapper dataset info`. */
export async function runDatasetInfo(flags: DatasetInfoFlags, context: CliContext): Promise<ExitCode> {
	const { report } = await readDataset(flags, context);
	const text =
		flags.format === "json"
			? `${safeJson(report, 2)}\n`
			: renderDatasetReport(report, describeTerminal(context));
	if (!context.stdout.write(text)) await once(context.stdout, "drain");
	return EXIT.ok;
}

async function readDataset(flags: { data: string; written?: string }, context: CliContext): Promise<Dataset> {
	const { cwd, signal, stderr } = context;
	const warnings: string[] = [];
	const dataset = await buildDataset({
		dataDir: resolve(cwd, flags.data),
		...(flags.written === undefined ? {} : { writtenDir: resolve(cwd, flags.written) }),
		catalogue: loadEnterpriseCatalogue(),
		signal,
		onWarning: (warning) => warnings.push(warning),
	});
	// Only now: when there is no data at all, the error says so better than a warning for each source.
	for (const warning of warnings.slice(0, MAX_WARNINGS)) stderr.write(`mapper: ${visibleText(warning)}\n`);
	const rest = warnings.length - MAX_WARNINGS;
	if (rest > 0) stderr.write(`mapper: ${rest} more warnings\n`);
	return dataset;
}
