import { isFileExtension } from "./file-extensions.js";

const MAX_COMPONENT = 255;
const MAX_PATH = 1024;
const MAX_SPACES = 3;

/** `<user>` and `[user]` stand for a part that differs from victim to victim. */
const PLACEHOLDER = /<[A-Za-z0-9 _.-]{1,30}>|\[[A-Za-z0-9 _.-]{1,30}\]/y;
/** Words that go on with the sentence: a component with one of them between spaces is not a component. */
const SENTENCE_WORD =
	/^(?:and|or|to|in|into|as|with|from|for|is|was|by|on|the|via|then|using|under|at|are|were)$/i;
/** White space, punctuation, and the arrows and lines reports draw with. */
const LAST_COMPONENT_STOP = /[\s\\,;&'`‘’\]\u2022-\u2bff]/;
/** Offsets in modules, as call traces have them. */
const MODULE_OFFSET = /\.(?:dll|exe|sys)(\+[0-9a-fx]{1,16})$/i;
/** A language written without spaces goes on behind the extension. */
const GLUED_SCRIPT = /(\.[A-Za-z0-9]{1,5})[\u2e80-\uffff]/;
const PROGRAM = /(\.(?:exe|com|bat|cmd|ps1|vbs|js|dll|scr|msi)),? /i;
const TRAILING = /[.,;:!?'’"”»*]$/;

/** Names of folders and keys with spaces that stand at the end of paths without quotes. */
const SPACED_ENDINGS =
	/(?:Program Files(?: \(x86\))?|Start Menu|Application Data|Local Settings|Windows NT|Internet Settings|Image File Execution Options|Shell Folders|Active Setup|Internet Explorer|Windows Defender|Credential Providers|Browser Helper Objects|Security Packages|Real-Time Protection|Terminal Server|Command Processor)(?![\w\\])/iy;

/**
 * Where a path of components divided by `\` ends. Spaces are part of a component when another `\` follows it, when the
 * path stands in quotes, or in well-known names; elsewhere a space ends the path.
 *
 * @param from the offset of the first component
 * @param opening the character before the path, for paths in quotes
 */
export function backslashPathEnd(text: string, from: number, opening: string): number {
	const limit = Math.min(text.length, from + MAX_PATH);
	const quoted = quotedEnd(text, from, limit, opening);
	if (quoted !== undefined) return quoted;
	let end = from;
	while (end < limit) {
		const component = innerComponentEnd(text, end, limit);
		if (component === undefined) break;
		end = component;
		while (text[end] === "\\") end++;
	}
	return withoutTrailing(text, from, withoutNextDrive(text, lastComponentEnd(text, end, limit)));
}

/** `a.exeC:\Windows`: the drive of the next path, glued to this one. */
function withoutNextDrive(text: string, end: number): number {
	return text.startsWith(":\\", end) && /[A-Za-z]/.test(text[end - 1]!) ? end - 1 : end;
}

/** The end of a path that fills a pair of quotes on one line. */
function quotedEnd(text: string, from: number, limit: number, opening: string): number | undefined {
	if (opening !== '"' && opening !== "'" && opening !== "`" && opening !== "“") return undefined;
	const closing = opening === "“" ? "”" : opening;
	for (let at = from; at < limit; at++) {
		const character = text[at]!;
		if (character === closing)
			return at > from ? withoutTrailing(text, from, commandEnd(text, from, at)) : undefined;
		if (isForbidden(character) || character === "\n") return undefined;
	}
	return undefined;
}

/** Where the program of a quoted command with arguments ends; `end` when there are none. */
function commandEnd(text: string, from: number, end: number): number {
	const program = PROGRAM.exec(text.slice(from, end));
	return program ? from + program.index + program[1]!.length : end;
}

/** The end of a component that is followed by `\`, or `undefined`. */
function innerComponentEnd(text: string, from: number, limit: number): number | undefined {
	let spaces = 0;
	let wordStart = from;
	let end = from;
	while (end < limit && end - from < MAX_COMPONENT) {
		const character = text[end]!;
		if (character === "\\") return end > from && text[end - 1] !== " " ? end : undefined;
		const placeholder = placeholderEnd(text, end);
		if (placeholder !== undefined) {
			end = placeholder;
			continue;
		}
		if (character === " ") {
			spaces++;
			const word = text.slice(wordStart, end);
			if (spaces > MAX_SPACES || word === "" || SENTENCE_WORD.test(word) || endsPath(word)) return undefined;
			wordStart = end + 1;
		} else if (isForbidden(character) || /\s/.test(character)) return undefined;
		end++;
	}
	return undefined;
}

function lastComponentEnd(text: string, from: number, limit: number): number {
	SPACED_ENDINGS.lastIndex = from;
	const known = SPACED_ENDINGS.exec(text);
	if (known) return from + known[0].length;
	let end = from;
	let depth = 0;
	while (end < limit && end - from < MAX_COMPONENT) {
		const character = text[end]!;
		const placeholder = placeholderEnd(text, end);
		if (placeholder !== undefined) {
			end = placeholder;
			continue;
		}
		if (isForbidden(character) || LAST_COMPONENT_STOP.test(character)) break;
		if (character === "(") depth++;
		if (character === ")" && --depth < 0) break;
		end++;
	}
	const glued = GLUED_SCRIPT.exec(text.slice(from, end));
	if (glued) end = from + glued.index + glued[1]!.length;
	return end - (MODULE_OFFSET.exec(text.slice(from, end))?.[1]?.length ?? 0);
}

function placeholderEnd(text: string, at: number): number | undefined {
	const character = text[at];
	if (character !== "<" && character !== "[") return undefined;
	PLACEHOLDER.lastIndex = at;
	return PLACEHOLDER.test(text) ? PLACEHOLDER.lastIndex : undefined;
}

function withoutTrailing(text: string, from: number, to: number): number {
	let end = to;
	while (end > from && (TRAILING.test(text.slice(end - 1, end)) || text[end - 1] === "\\")) end--;
	return end;
}

function isForbidden(character: string): boolean {
	return character < " " || '/:"<>|“”'.includes(character);
}

/** A word with punctuation or a file extension at its end is the last of a path: `C:\Windows\reg.exe add HKLM\…`. */
function endsPath(word: string): boolean {
	const extension = /\.([A-Za-z0-9]{2,4})$/.exec(word)?.[1];
	return /[.,;:]$/.test(word) || (extension !== undefined && isFileExtension(extension.toLowerCase()));
}
