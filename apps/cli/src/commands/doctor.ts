import { access, constants, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, homedir, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import type { CliContext } from "../context.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { describeBytes } from "../render/columns.js";
import { describeTerminal } from "../render/terminal.js";
import { visibleText } from "../render/visible-text.js";
import { loadSettings } from "../settings.js";

/** Options of `mapper doctor`. */
export interface DoctorFlags {
	model?: string;
	color?: boolean;
}

interface Finding {
	readonly isFine: boolean;
	readonly what: string;
	/** What to do when it is not. */
	readonly advice?: string;
}

/** As `engines` in package.json. */
const LEAST_NODE = [20, 19] as const;
const SAMPLE = "The intruders dumped the memory of LSASS and started PowerShell with an encoded command.";

/** Runs `mapper doctor`: one line per check, exit code 4 when something is missing. */
export async function runDoctor(flags: DoctorFlags, context: CliContext): Promise<ExitCode> {
	const { symbols, style } = describeTerminal(context, flags);
	let isFine = true;
	const report = (finding: Finding): void => {
		isFine &&= finding.isFine;
		const mark = finding.isFine ? style("green", symbols.yes) : style("red", symbols.no);
		const advice = finding.advice === undefined ? "" : `  ${visibleText(finding.advice)}\n`;
		context.stdout.write(`${mark} ${visibleText(finding.what)}\n${advice}`);
	};
	report(checkNode(context.nodeVersion));
	for (const finding of await checkModel(flags, context)) report(finding);
	report({ isFine: true, what: `${availableParallelism()} cores, ${describeBytes(totalmem())} of memory` });
	report(await checkTemporaryFolder());
	report(await checkCacheFolder(context.env));
	report({ isFine: true, what: describeOutput(flags, context) });
	return isFine ? EXIT.ok : EXIT.missing;
}

function checkNode(version: string): Finding {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	const isFine = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
	const what = `mapper needs Node ${LEAST_NODE.join(".")} or newer, this is ${version}`;
	return isFine
		? { isFine, what: `Node ${version}` }
		: { isFine, what, advice: "Install it from https://nodejs.org." };
}

async function checkModel(flags: DoctorFlags, context: CliContext): Promise<Finding[]> {
	const findings: Finding[] = [];
	try {
		const { model: folder } = await loadSettings({ model: flags.model }, context);
		const start = performance.now();
		// Loading compares the hash of the weights with the one in model.json.
		const predictor = await context.loadPredictor({ model: folder });
		const loadMs = Math.round(performance.now() - start);
		try {
			const { name, version, attack, labels } = predictor.model;
			const facts = `ATT&CK ${attack.version}, ${labels.length} techniques`;
			findings.push({
				isFine: true,
				what: `model ${name} ${version} (${facts}): hash right, loaded in ${loadMs} ms`,
			});
			const { techniques } = await predictor.map(SAMPLE, { signal: context.signal });
			const found = techniques.map(({ id }) => id).join(", ") || "no technique";
			findings.push({ isFine: true, what: `maps a sentence: ${found}` });
		} finally {
			predictor.dispose();
		}
	} catch (error) {
		context.signal.throwIfAborted();
		const advice =
			flags.model === undefined
				? "Install mapper again, or name a model folder with --model."
				: "Check the path, or leave --model out to use the shipped model.";
		findings.push({ isFine: false, what: `model: ${(error as Error).message}`, advice });
	}
	return findings;
}

async function checkTemporaryFolder(): Promise<Finding> {
	try {
		await rm(await mkdtemp(join(tmpdir(), "mapper-doctor-")), { recursive: true });
		return { isFine: true, what: `temporary folder ${tmpdir()} can be written to` };
	} catch (error) {
		const what = `temporary folder ${tmpdir()} cannot be written to: ${(error as Error).message}`;
		return { isFine: false, what, advice: "Set TMPDIR to a folder you may write to." };
	}
}

async function checkCacheFolder(env: CliContext["env"]): Promise<Finding> {
	const folder =
		env.MAPPER_CACHE || join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), ".cache"), "mapper");
	// It is made when it is needed: the nearest folder that exists decides.
	let place = folder;
	while ((await canWrite(place)) === undefined && dirname(place) !== place) place = dirname(place);
	if (await canWrite(place)) return { isFine: true, what: `cache folder ${folder} can be written to` };
	const advice = "Set MAPPER_CACHE to a folder you may write to.";
	return { isFine: false, what: `cache folder ${folder} cannot be written to`, advice };
}

/** Undefined when there is no such folder. */
async function canWrite(folder: string): Promise<boolean | undefined> {
	try {
		await access(folder, constants.W_OK);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : false;
	}
}

function describeOutput(flags: DoctorFlags, context: CliContext): string {
	const { width, symbols, style } = describeTerminal(context, flags);
	const facts = [
		context.isTerminal.stdout ? `terminal of ${width} columns` : "no terminal",
		symbols.full === "#" ? "plain characters (no UTF-8 locale)" : "UTF-8",
		style("bold", "x") === "x" ? "no colours" : "colours",
	];
	return `output: ${facts.join(", ")}`;
}
