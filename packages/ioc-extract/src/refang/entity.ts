import type { Change } from "../defang-form.js";

/** The characters of addresses as HTML writes them. */
const ENTITY =
	/&(?:#0{0,5}(\d{2,3})|#x0{0,5}([0-9a-f]{2})|(period|commat|colon|sol|amp|lowbar|dash|hyphen|num|quest|equals));/iy;
const NAMES: Readonly<Record<string, string>> = {
	period: ".",
	commat: "@",
	colon: ":",
	sol: "/",
	amp: "&",
	lowbar: "_",
	dash: "-",
	hyphen: "-",
	num: "#",
	quest: "?",
	equals: "=",
};
/** Letters and digits, and what else a url holds. */
const OF_ADDRESS = /[A-Za-z0-9.@:/&_#?=%~+-]/;

/** Reads an HTML entity that stands for a character of an address, between characters that are not white space. */
export function readEntity(text: string, at: number): Change[] | undefined {
	ENTITY.lastIndex = at;
	const match = ENTITY.exec(text);
	if (!match) return undefined;
	const end = at + match[0].length;
	const [, decimal, hex, name] = match;
	const replacement =
		name === undefined
			? String.fromCharCode(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal))
			: NAMES[name.toLowerCase()]!;
	if (!OF_ADDRESS.test(replacement) || !(text.charCodeAt(at - 1) > 32) || !(text.charCodeAt(end) > 32))
		return undefined;
	return [{ start: at, end, replacement, form: "entity" }];
}
