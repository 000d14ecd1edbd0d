import { Readable, Writable } from "node:stream";
import type { CliContext } from "../src/context.js";
import { run } from "../src/run.js";
import { createFakePredictor, type FakeCalls } from "./fake-predictor.js";

/** What a command line printed and how it ended. */
export interface CliResult {
	code: number;
	stdout: string;
	stderr: string;
	calls: FakeCalls;
}

/** Where a command line runs; everything may be left out. */
export interface CliPlace {
	cwd?: string;
	env?: CliContext["env"];
	/** What is piped in; without it stdin is a terminal. */
	stdin?: string | Buffer | Iterable<Buffer>;
	isTerminal?: Partial<CliContext["isTerminal"]>;
	columns?: number;
	signal?: AbortSignal;
	nodeVersion?: string;
	loadPredictor?: CliContext["loadPredictor"];
	/** Called with each piece of stdout. */
	onStdout?: (text: string) => void;
}

/** Runs a command line in this process with the fake predictor. */
export async function runCli(argv: string[], place: CliPlace = {}): Promise<CliResult> {
	const calls: FakeCalls = { loaded: [], options: [], disposed: 0 };
	const printed = { stdout: "", stderr: "" };
	const sink = (name: "stdout" | "stderr") =>
		new Writable({
			// Small, so that waiting for a slow reader is part of every test.
			highWaterMark: 16,
			write(chunk, _encoding, done) {
				printed[name] += chunk;
				if (name === "stdout") place.onStdout?.(String(chunk));
				setImmediate(done);
			},
		});
	const { stdin } = place;
	const context: CliContext = {
		version: "9.9.9",
		nodeVersion: place.nodeVersion ?? "20.20.2",
		stdout: sink("stdout"),
		stderr: sink("stderr"),
		stdin: Readable.from(
			typeof stdin === "string" ? [Buffer.from(stdin)] : stdin instanceof Buffer ? [stdin] : (stdin ?? []),
		),
		env: { LANG: "en_GB.UTF-8", HOME: "/nonexistent", ...place.env },
		cwd: place.cwd ?? "/nonexistent",
		isTerminal: { stdin: stdin === undefined, stdout: false, stderr: false, ...place.isTerminal },
		columns: place.columns,
		loadPredictor:
			place.loadPredictor ??
			(async (options) => {
				calls.loaded.push(options?.model);
				return createFakePredictor(calls);
			}),
		signal: place.signal ?? new AbortController().signal,
	};
	const code = await run(argv, context);
	await Promise.all(
		[context.stdout, context.stderr].map((stream) => new Promise<void>((done) => stream.end(done))),
	);
	return { code, ...printed, calls };
}
