const REACH = 60;
const WORD = /[A-Za-z§]/;

const VERSION_WORD =
	/(?:^|[^a-z]|file|assembly|product)(?:versions?|vers?|v|builds?|releases?|rev|revisions?|firmware|sections?|sect?|chapters?|clauses?|paragraphs?|appendix|annex|tables?|figures?|steps?|rules?|items?|requirements?|controls?|oids?|patch(?:es)?|hotfix|sdk|kernel|ec|(?:up|down)graded? (?:to|from)|updated? (?:to|from)|rolled back to|fixed in|patched in|§)\.?["']?[\s:=#("']{0,4}$/i;
/** Software whose version is written right behind its name. */
const SOFTWARE =
	/(?:lib[a-z0-9.+-]{1,20}|php|perl|ruby|python3?|iis|openresty|varnish|haproxy|squid|postfix|exim|dovecot|bind|samba|sendmail|proftpd|vsftpd|ios|ios[ -]x[er]|nx-os|asa|asyncos|panos|fortimanager|fortianalyzer|fortimail|fortiweb|big-ip|veeam|splunk|grafana|kibana|elasticsearch|redis|mongodb|docker|kubernetes|kubectl|terraform|ansible|golang|dotnet|powershell|node\.js|chrome|chromium|firefox|safari|edge|opera|player|flash|reader|acrobat|java|jre|jdk|office|openssl|openssh|openvpn|exchange|android|ios|macos|esxi|vcenter|vsphere|weblogic|websphere|struts|tomcat|nginx|apache|jenkins|confluence|jira|gitlab|drupal|wordpress|plugin|framework|\.net|fortios|fortigate|pan-os|junos|webex|anyconnect|anydesk|teamviewer|winrar|7-zip|putty|filezilla|mimikatz|psexec|metasploit|sliver|winscp|notepad\+\+|outlook|word|excel|photoshop|zoom|teams|skype|oracle|mysql|postgresql|sql server|solarwinds|orion|kaseya|moveit|citrix|netscaler|pulse secure|sonicos|assembly|library|driver|module|agent|client|installer|package|app)(?: (?:transfer|platform|server|pro|enterprise|edition|runtime))?[ \t]{1,2}$/i;
/** A limit of versions: "before 1.2.3.4". An address may follow these words too. */
const LIMIT_WORD =
	/(?:prior to|before|through|until|updates?|up to|earlier than|later than|newer than|older than)[ \t]{1,2}$/i;
/** "Upgrade the gateway to 7.0.14.1": the words between name the product. */
const UPGRADE_WORD = /(?:up|down)(?:grad|dat)(?:e[sd]?|ing)\b/i;
const TO_OR_FROM = / (?:to|from) $/i;
const PACKAGE_MANAGER = /\b(?:dpkg|apt|apt-get|rpm|yum|dnf|pip|npm|gem|brew|choco)\b/i;
/** What follows a version and no address. */
const AFTER_VERSION =
	/^\)?,? ?(?:(?:and|or) (?:earlier|later|below|above|prior|newer|older|lower|higher|up)\b|(?:beta|alpha|rc ?\d|sp\d|x64|x86)\b|update \d)/i;
const NUMBER_IN_LIST = /(?:^|[^\w.])\d{1,5}(?:\.\d{1,5}){1,5},? ?(?:and|or|to|through|-|–|&|\/)? ?$/i;

/** Whether a word is the name of software whose version is written right behind it. */
export function isSoftware(word: string): boolean {
	return SOFTWARE.test(`${word} `);
}

/**
 * Whether the words around a dotted number say that it is a version, a section or an object identifier. A list such as
 * "versions 1.2.3.4, 1.2.3.5 and 1.2.3.6" is read back to its first word.
 */
export function isVersionContext(text: string, start: number, end: number): "yes" | "perhaps" | "no" {
	const head = text.slice(Math.max(0, start - REACH), start);
	if (AFTER_VERSION.test(text.slice(end, end + 24))) return "yes";
	// A list of addresses has no words to look at.
	if (!WORD.test(head)) return "no";
	let before = head;
	for (let steps = 0; steps < 4; steps++) {
		if (VERSION_WORD.test(before) || SOFTWARE.test(before) || isUpgrade(before)) return "yes";
		const item = NUMBER_IN_LIST.exec(before);
		if (!item) break;
		before = before.slice(0, item.index + (item.index === 0 ? 0 : 1));
	}
	if (
		(head.endsWith(" ") && PACKAGE_MANAGER.test(lastSentence(head))) ||
		isBehindProductName(head, text.slice(start, end))
	)
		return "yes";
	return LIMIT_WORD.test(head) ? "perhaps" : "no";
}

function isUpgrade(before: string): boolean {
	return TO_OR_FROM.test(before) && UPGRADE_WORD.test(lastSentence(before));
}

/** What follows the last full stop (of a name, too), question or exclamation mark, or line break. */
function lastSentence(text: string): string {
	const end = Math.max(
		text.lastIndexOf("."),
		text.lastIndexOf("!"),
		text.lastIndexOf("?"),
		text.lastIndexOf("\n"),
	);
	return text.slice(end + 1);
}

const CAPITALISED = /[a-z0-9,] (?:[A-Z][A-Za-z]+ )?([A-Z][A-Za-z]{2,}) $/;
/** Words that stand before an address, written with a capital in headings and tables. */
const BEFORE_ADDRESS =
	/^(?:address|addresses|host|hosts|server|servers|source|destination|target|remote|local|attacker|victim|gateway|proxy|dns|nameserver|ips|from|port|tor|vpn|node|relay|exit|subnet|range|network|beacon|controller|cobalt|strike)$/i;
/** Release numbers are small; addresses of which every octet is are rare. */
const LARGEST_RELEASE = 30;

/** `Acme Sensor 6.4.3.1`: a name with a capital inside the sentence, and four small numbers that are no private address. */
function isBehindProductName(head: string, number: string): boolean {
	const name = CAPITALISED.exec(head)?.[1];
	if (name === undefined || BEFORE_ADDRESS.test(name)) return false;
	const octets = number.split(".").map(Number);
	return octets[0] !== 10 && octets.every((octet) => octet < LARGEST_RELEASE);
}

const NETWORK_WORD =
	/(?:(?:sub)?domains?(?: names?)?|hosts?|hostnames?|sites?|websites?|c2|c&c|c2 servers?|dns|resolves? to|resolved|resolving|connects? to|connected to|contacts?|contacted|visit|visits|visited|registered|beacons? to|redirects? to|hosted (?:on|at)|queries|queried|www|lookups? (?:of|for)|domains? (?:such as|like|including|named|called))[\s:"'“”‘’`(]{1,4}$/i;
/** "DNS query for a and one for b". */
const ASKED_FOR = /\bdns (?:quer(?:y|ies)|lookups?|requests?)\b/i;
const LINK_WORD = / (?:for|of|to|and|by) $/i;
const FILE_WORD =
	/(?:files?|scripts?|payloads?|executables?|binary|binaries|documents?|attachments?|archives?|named|renamed(?: to)?|called|runs?|executes?|executed|drops?|dropped|perl|python|python3|bash|\.\/)[\s:"'“”‘’`(]{1,4}$/i;

/** What the words just before a dotted name say it is. */
export function expectedBy(text: string, start: number): "domain" | "file" | undefined {
	const before = text.slice(Math.max(0, start - 32), start);
	if (NETWORK_WORD.test(before) || isAskedFor(text.slice(Math.max(0, start - 100), start))) return "domain";
	return FILE_WORD.test(before) ? "file" : undefined;
}

/** Whether a label is also a word of an English sentence that has to do with the label before it by chance only. */
export function isFunctionWord(label: string): boolean {
	return FUNCTION_WORDS.has(label.toLowerCase());
}

function isAskedFor(before: string): boolean {
	return LINK_WORD.test(before) && ASKED_FOR.test(before.slice(before.lastIndexOf("\n") + 1));
}

/** Endings of countries that are words of an English sentence too. */
const FUNCTION_WORDS = new Set("in it is as at be by do me my no so to us am an if".split(" "));
const INFLECTED = /(?:ed|ing|ions?|ments?|ers|ors|ies|als|ware|ity|ness|ly|ives?|ents?|ants?|[a-z]{4}s)$/;

/**
 * Whether a name of two labels is the end of one sentence glued to the start of the next: `credentials.in the meantime`.
 * Only small letters are looked at; a capital after the dot is seen elsewhere.
 */
export function isGluedSentence(text: string, end: number, labels: readonly string[]): boolean {
	if (labels.length !== 2 || !FUNCTION_WORDS.has(labels[1]!) || !INFLECTED.test(labels[0]!)) return false;
	return /^ [a-z]/.test(text.slice(end, end + 2));
}
