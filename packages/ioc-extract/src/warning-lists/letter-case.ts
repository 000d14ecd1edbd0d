/** Types whose values differ when the case of their letters does; hosts, hashes and names of files do not. */
const CASE_SENSITIVE_TYPES: ReadonlySet<string> = new Set([
	"url",
	"path",
	"mutex",
	"btc",
	"xmr",
	"ssdeep",
	"useragent",
	"yara",
]);

/** Whether `A` and `a` are different in values of this type. */
export function isCaseSensitive(type: string): boolean {
	return CASE_SENSITIVE_TYPES.has(type);
}
