import { styleText } from "node:util";
import type { CliContext } from "../context.js";

/** What the place that a text is printed to can show. */
export interface Terminal {
	/** Columns. */
	readonly width: number;
	readonly symbols: Symbols;
	/** Dresses a text; gives it back as it is where there are no colours. */
	style(format: Parameters<typeof styleText>[0], text: string): string;
}

/** Characters that differ between UTF-8 and plain terminals. */
interface Symbols {
	readonly full: string;
	readonly empty: string;
	readonly ellipsis: string;
	readonly dot: string;
	readonly open: string;
	readonly close: string;
	readonly child: string;
	readonly yes: string;
	readonly no: string;
}

const UNICODE: Symbols = {
	full: "█",
	empty: "░",
	ellipsis: "…",
	dot: " · ",
	open: "“",
	close: "”",
	child: "└ ",
	yes: "✓",
	no: "✗",
};
const ASCII: Symbols = {
	full: "#",
	empty: ".",
	ellipsis: "...",
	dot: " | ",
	open: '"',
	close: '"',
	child: "- ",
	yes: "ok",
	no: "NO",
};

const WIDTH_OF_A_FILE = 100;
const LEAST_WIDTH = 40;

/** How to print. */
export interface TerminalOptions {
	/** False after `--no-color`. */
	readonly color?: boolean;
	/** True when the text goes to a file. */
	readonly isFile?: boolean;
}

/**
 * Looks at stdout and the environment. Colours need a terminal that is not dumb, and no `NO_COLOR`; `FORCE_COLOR` wins
 * over all of that. Symbols beyond ASCII need a UTF-8 locale.
 */
export function describeTerminal(context: CliContext, options: TerminalOptions = {}): Terminal {
	const { env, isTerminal, columns } = context;
	const isTerminalOut = isTerminal.stdout && options.isFile !== true;
	const hasColor =
		options.color !== false && (isForced(env) || (isTerminalOut && !env.NO_COLOR && env.TERM !== "dumb"));
	return {
		width: Math.max(LEAST_WIDTH, (isTerminalOut && columns) || WIDTH_OF_A_FILE),
		symbols: hasUtf8(env) ? UNICODE : ASCII,
		style: (format, text) => (hasColor ? styleText(format, text, { validateStream: false }) : text),
	};
}

function isForced({ FORCE_COLOR: force }: CliContext["env"]): boolean {
	return force !== undefined && force !== "0" && force !== "false";
}

function hasUtf8(env: CliContext["env"]): boolean {
	if (env.TERM === "dumb") return false;
	// Windows has no locale in its environment; its newer terminal says that it is one.
	return /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || "") || Boolean(env.WT_SESSION);
}
