import { resolve } from "node:path";
import {
	combineWarningLists,
	defaultWarningLists,
	type ExtractOptions,
	INDICATOR_TYPES,
	type IndicatorFlag,
	type IndicatorType,
	loadWarningLists,
	type WarningLists,
} from "@mapper/ioc-extract";
import type { CliContext } from "./context.js";
import { CliError } from "./errors.js";

/** The options of `mapper iocs` that say what to extract. */
export interface ExtractFlags {
	type?: readonly string[];
	exclude?: readonly string[];
	nested?: boolean;
	ports?: boolean;
	/** A folder with more lists; false for none at all. */
	warningLists?: string | boolean;
}

/** The flags that the extraction can set; a new one does not compile until it is listed. */
const FLAGS: Readonly<Record<Exclude<IndicatorFlag, `warning-list:${string}` | "disputed">, true>> = {
	private: true,
	loopback: true,
	documentation: true,
	reserved: true,
	"file-name-like": true,
	"version-like": true,
	onion: true,
	"wrong-checksum": true,
	"no-scheme": true,
};

/**
 * What `extractIndicators` is to do. Asking for a type with a port asks for ports, too.
 *
 * @throws CliError `CLI_USAGE` when there is no such type or flag
 */
export async function readExtractOptions(
	{ type, exclude = [], nested, ports, warningLists }: ExtractFlags,
	context: Pick<CliContext, "cwd" | "signal">,
	onWarning: (warning: string) => void,
): Promise<ExtractOptions> {
	const types = type?.map(checkType);
	const lists = await readWarningLists(warningLists, context, onWarning);
	return {
		...(types && { types }),
		exclude: exclude.map((flag) => checkFlag(flag, lists)),
		includeNested: nested ?? false,
		ports: ports ?? types?.some((each) => each.endsWith("-port")) ?? false,
		warningLists: lists,
	};
}

async function readWarningLists(
	asked: ExtractFlags["warningLists"],
	{ cwd, signal }: Pick<CliContext, "cwd" | "signal">,
	onWarning: (warning: string) => void,
): Promise<WarningLists | false> {
	if (asked === false) return false;
	const shipped = defaultWarningLists();
	if (typeof asked !== "string") return shipped;
	const { lists } = await loadWarningLists(resolve(cwd, asked), { signal, onWarning });
	return combineWarningLists([...shipped.lists, ...lists]);
}

function checkType(type: string): IndicatorType {
	const known = INDICATOR_TYPES.find((each) => each === type.toLowerCase());
	if (known) return known;
	throw new CliError("CLI_USAGE", `expected --type to be one of ${INDICATOR_TYPES.join(", ")}; got ${type}`);
}

function checkFlag(flag: string, warningLists: WarningLists | false): IndicatorFlag | "warning-list" {
	const lists = warningLists ? warningLists.lists.map(({ name }) => `warning-list:${name}`) : [];
	const known = [...Object.keys(FLAGS), "warning-list", ...lists];
	if (known.includes(flag)) return flag as IndicatorFlag;
	throw new CliError("CLI_USAGE", `expected --exclude to be one of ${known.join(", ")}; got ${flag}`);
}
