import type { AddCandidate, Source } from "../source.js";
import { trimEnd } from "../trim-end.js";

/** The folders at the root of Linux, BSD, macOS, Android and ESXi systems, and the ways to write a home folder. */
const ROOT =
	/(?<![\w/\\.~%$@&=?#:*-]|[)\]}])(?:(?:~[a-z_][a-z0-9_-]{0,31}|~|\$HOME|\$\{HOME\}|\$TMPDIR)(?=\/[\w.@$<{*-])|\/(?:etc|tmp|var|usr|home|root|opt|dev|proc|bin|sbin|lib|lib32|lib64|mnt|media|srv|sys|run|boot|Users|Library|System|Applications|private|Volumes|sdcard|storage|vmfs|data|app|webroot|www|srv|inetpub|cgi-bin|scratch|nsconfig|netscaler|flash|vpn|config)(?=\/[\w.@$<{*-]))/g;
const COMPONENTS =
	/(?:\/{1,2}(?:[\w.@$%+~,={}*#-]|<[\w -]{1,30}>|\[[\w -]{1,30}\]|\([\w -]{1,30}\)){1,255})+\/?/y;
const TRAILING = ".,;:!?=*#-";
const MAX_PATH = 4096;

/**
 * Finds absolute Unix paths below the usual root folders or a home folder; the value is as written.
 *
 * Known limits: a path ends at a space; a root folder alone (`/tmp`) and paths below other folders, which may be the
 * path of a url, are nothing.
 *
 * @see Filesystem Hierarchy Standard 3.0
 */
export function findUnixPaths(source: Source, add: AddCandidate): void {
	const { text } = source;
	for (const match of text.matchAll(ROOT)) {
		const start = match.index;
		// `>/dev/null` is a redirection, `</b>/tmp` the end of a tag.
		if (text[start - 1] === ">" && !/[\s\d>&]/.test(text[start - 2] ?? " ")) continue;
		const rootEnd = start + match[0].length;
		COMPONENTS.lastIndex = rootEnd;
		const rest = COMPONENTS.exec(text)?.[0];
		if (rest === undefined || rest.length > MAX_PATH) continue;
		const path = trimEnd(trimEnd(match[0] + rest, TRAILING), "/");
		if (path.length <= match[0].length) continue;
		add({ type: "path", value: path, start, end: start + path.length, flags: [] });
	}
}
