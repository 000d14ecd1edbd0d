import { isLabelCode } from "../characters.js";
import type { Change } from "../defang-form.js";

const HIVE = /^HK[A-Z_]{1,20}$/i;
/** `\.ssh\`: a folder. */
const NEXT_COMPONENT = /^\\\.[\w-]{1,60}\\(?!\.)/;
const MAX_LABEL = 63;

/** Reads a backslash before a dot (`northwind\.com`) or, as JSON escapes it, before a slash (`http:\/\/northwind.com`). */
export function readBackslash(text: string, at: number): Change[] | undefined {
	return text[at + 1] === "/" ? readEscapedSlash(text, at) : readDot(text, at);
}

function readDot(text: string, at: number): Change[] | undefined {
	if (text[at + 1] !== "." || !isBetweenLabels(text, at) || isPathSeparator(text, at)) return undefined;
	return [{ start: at, end: at + 2, replacement: ".", form: "backslash" }];
}

/** `http:\/\/northwind.com\/a`, as JSON escapes it. */
function readEscapedSlash(text: string, at: number): Change[] | undefined {
	if (!/[\w:/\]]/.test(text[at - 1] ?? "") || !/[\w\\?=%.-]/.test(text[at + 2] ?? "")) return undefined;
	return [{ start: at, end: at + 2, replacement: "/", form: "backslash" }];
}

function isBetweenLabels(text: string, at: number): boolean {
	return isLabelCode(text.charCodeAt(at - 1)) && isLabelCode(text.charCodeAt(at + 2));
}

/** Whether the `\` of `\.` divides a Windows path: a `\` that is not itself part of a `\.` starts its component. */
function isPathSeparator(text: string, backslash: number): boolean {
	let at = backslash - 1;
	while (at >= 0 && backslash - at <= MAX_LABEL && isLabelCode(text.charCodeAt(at))) at--;
	const opening = text.charCodeAt(at);
	if (opening === 92 || opening === 37) return true;
	return (
		HIVE.test(text.slice(at + 1, backslash)) ||
		NEXT_COMPONENT.test(text.slice(backslash, backslash + MAX_LABEL))
	);
}
