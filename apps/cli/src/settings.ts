import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { LabellingStyle } from "@mapper/predictor";
import type { CliContext } from "./context.js";
import { CliError } from "./errors.js";

/** What can be set by an option, the environment or a configuration file. */
export interface Settings {
	model?: string;
	format?: "table" | "json" | "ndjson";
	minConfidence?: number;
	minPrecision?: number;
	style?: LabellingStyle;
	topK?: number;
	threads?: number;
	indicators?: boolean;
}

interface Setting {
	readonly variable: string;
	readonly expected: string;
	accepts(value: unknown): boolean;
	/** From the text of an environment variable. Default: as it is. */
	parse?(text: string): unknown;
}

/** Spelt out here: loading the predictor for them would slow `--help`. */
const STYLES: readonly LabellingStyle[] = ["auto", "reports", "procedures"];
const PROBABILITY = {
	expected: "a number from 0 to 1",
	accepts: (value: unknown) => typeof value === "number" && value >= 0 && value <= 1,
	parse: Number,
};
const count = (least: number) => ({
	expected: `a whole number of at least ${least}`,
	accepts: (value: unknown) => Number.isSafeInteger(value) && (value as number) >= least,
	parse: Number,
});

const SETTINGS: Readonly<Record<keyof Settings, Setting>> = {
	model: {
		variable: "MAPPER_MODEL",
		expected: "the path of a model folder",
		accepts: (value) => typeof value === "string" && value !== "",
	},
	format: {
		variable: "MAPPER_FORMAT",
		expected: '"table", "json" or "ndjson"',
		accepts: (value) => value === "table" || value === "json" || value === "ndjson",
	},
	minConfidence: { variable: "MAPPER_MIN_CONFIDENCE", ...PROBABILITY },
	minPrecision: { variable: "MAPPER_MIN_PRECISION", ...PROBABILITY },
	style: {
		variable: "MAPPER_STYLE",
		expected: STYLES.map((style) => `"${style}"`).join(", "),
		accepts: (value) => STYLES.includes(value as LabellingStyle),
	},
	topK: { variable: "MAPPER_TOP_K", ...count(0) },
	threads: { variable: "MAPPER_THREADS", ...count(1) },
	indicators: {
		variable: "MAPPER_INDICATORS",
		expected: "true or false",
		accepts: (value) => typeof value === "boolean",
		parse: (text) => ({ true: true, "1": true, false: false, "0": false })[text],
	},
};

/**
 * The settings in force: options win over `MAPPER_*`, those over `mapper.config.json` in the user's folder, that over
 * the user's own `mapper/config.json`. Configuration is JSON and never code: the folder may be full of samples. Paths
 * of models are made absolute.
 *
 * @throws CliError `CLI_CONFIG_INVALID` with the file and the key
 */
export async function loadSettings(
	flags: Settings,
	context: Pick<CliContext, "env" | "cwd">,
): Promise<Settings> {
	const { env, cwd } = context;
	const home = env.XDG_CONFIG_HOME || join(env.HOME || homedir(), ".config");
	return [
		await readConfig(join(home, "mapper", "config.json")),
		await readConfig(join(cwd, "mapper.config.json")),
		readEnvironment(env, cwd),
		readFlags(flags, cwd),
	].reduce(override, {});
}

/** The settings `above` win. A confidence and a precision exclude each other, so either takes the place of both. */
function override(below: Settings, above: Settings): Settings {
	const { minConfidence, minPrecision, ...rest } = below;
	const isDecidedAbove = above.minConfidence !== undefined || above.minPrecision !== undefined;
	return { ...(isDecidedAbove ? rest : below), ...above };
}

function readFlags(flags: Settings, cwd: string): Settings {
	const given = Object.entries(flags).filter(
		([key, value]) => Object.hasOwn(SETTINGS, key) && value !== undefined,
	);
	const settings: Settings = Object.fromEntries(given);
	return settings.model === undefined ? settings : { ...settings, model: resolve(cwd, settings.model) };
}

async function readConfig(path: string): Promise<Settings> {
	let text: string;
	try {
		text = await readFile(path, "utf8");
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === "ENOENT" || code === "ENOTDIR") return {};
		throw new CliError("CLI_CONFIG_INVALID", `${path} cannot be read: ${message}`, { cause: error });
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new CliError("CLI_CONFIG_INVALID", `${path} is not JSON: ${(error as Error).message}`, {
			cause: error,
		});
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		throw new CliError("CLI_CONFIG_INVALID", `${path}: expected an object such as {"topK": 5}`);
	}
	for (const [key, given] of Object.entries(value)) {
		const setting = Object.hasOwn(SETTINGS, key) ? SETTINGS[key as keyof Settings] : undefined;
		if (!setting) {
			const known = Object.keys(SETTINGS).join(", ");
			throw new CliError("CLI_CONFIG_INVALID", `${path}: there is no key "${key}"; expected one of ${known}`);
		}
		refuse(setting, given, `${path}: "${key}"`);
	}
	const settings = value as Settings;
	return settings.model === undefined
		? settings
		: { ...settings, model: resolve(dirname(path), settings.model) };
}

function readEnvironment(env: CliContext["env"], cwd: string): Settings {
	const settings: Record<string, unknown> = {};
	for (const [key, setting] of Object.entries(SETTINGS)) {
		const text = env[setting.variable]?.trim();
		if (!text) continue;
		const value = setting.parse ? setting.parse(text) : text;
		refuse(setting, value, setting.variable, text);
		settings[key] = key === "model" ? resolve(cwd, text) : value;
	}
	return settings;
}

function refuse(setting: Setting, value: unknown, name: string, given = JSON.stringify(value)): void {
	if (setting.accepts(value)) return;
	throw new CliError("CLI_CONFIG_INVALID", `${name}: expected ${setting.expected}, but got ${given}`);
}
