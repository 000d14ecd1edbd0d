const REACH = 60;

const VERSION_WORD =
	/(?:^|[^a-z])(?:versions?|vers?|v|builds?|releases?|rev|revisions?|firmware|sections?|sec|chapters?|oids?|patch|sdk|kernel|upgraded? to|updated? to)\.?[\s:=#(]{0,4}$/i;
const SOFT_VERSION_WORD =
	/(?:chrome|firefox|safari|edge|player|reader|acrobat|java|office|openssl|exchange|android|ios|macos|esxi|vcenter|weblogic|struts|server|agent|client|framework|updates?|prior to|before|through|until)\s{1,2}$/i;
const NUMBER_IN_LIST = /(?:^|[^\w.])\d{1,5}(?:\.\d{1,5}){1,5},? ?(?:and|or|to|through|-|–|&|\/)? ?$/i;

/**
 * Whether the words before a dotted number say that it is a version, a section or an object identifier. A list such as
 * "versions 1.2.3.4, 1.2.3.5 and 1.2.3.6" is read back to its first word.
 */
export function isVersionContext(text: string, start: number): "yes" | "perhaps" | "no" {
	let before = text.slice(Math.max(0, start - REACH), start);
	for (let steps = 0; steps < 4; steps++) {
		if (VERSION_WORD.test(before)) return "yes";
		const item = NUMBER_IN_LIST.exec(before);
		if (!item) break;
		before = before.slice(0, item.index + (item.index === 0 ? 0 : 1));
	}
	return SOFT_VERSION_WORD.test(text.slice(Math.max(0, start - REACH), start)) ? "perhaps" : "no";
}

const NETWORK_WORD =
	/(?:domains?|hosts?|hostnames?|sites?|websites?|servers?|c2|c&c|dns|resolves? to|resolved|resolving|connects? to|connected to|contacts?|contacted|visit|visits|visited|registered|subdomains?|beacons? to|redirects? to|hosted (?:on|at)|queries|queried|www)[\s:"'“”‘’`(]{1,4}$/i;
const FILE_WORD =
	/(?:files?|scripts?|payloads?|executables?|binary|binaries|documents?|attachments?|archives?|named|renamed(?: to)?|called|runs?|executes?|executed|drops?|dropped|perl|python|bash|\.\/)[\s:"'“”‘’`(]{1,4}$/i;

/** What the words just before a dotted name say it is. */
export function expectedBy(text: string, start: number): "domain" | "file" | undefined {
	const before = text.slice(Math.max(0, start - 24), start);
	if (NETWORK_WORD.test(before)) return "domain";
	return FILE_WORD.test(before) ? "file" : undefined;
}
