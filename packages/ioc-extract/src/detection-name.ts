/** What engines start the names of their detections with. */
const KINDS = new Set(
	(
		"trojan backdoor worm virus exploit ransom ransomware downloader dropper hacktool adware pua pup heur gen riskware rootkit " +
		"trojan-downloader trojandownloader trojan-spy trojanspy trojandropper trojan-dropper trojan-banker trojan-ransom " +
		"behavior behaves malware spyware infostealer stealer w32 w64 w97m x97m o97m win32 win64 msil vbs vba"
	).split(" "),
);
const PLATFORM_BEFORE =
	/(?:^|[^A-Za-z0-9])(?:W(?:in)?(?:16|32|64)|[WXO]97M|MSIL|VBS|JS|LNX|Linux|OSX|MacOS|HTML|PHP|Java|Android|AndroidOS|BAT|PowerShell|Python|Script|SWF|PDF|RTF|DOC|XLS|ELF|Unix):?\/$/i;

/**
 * Whether a dotted name is what an engine calls malware (`Trojan.Win32.Agent.gen`, `Win32/Emotet.A`), not a host or file.
 */
export function isDetectionName(text: string, start: number, name: string): boolean {
	const first = name.slice(0, name.indexOf(".")).toLowerCase();
	if (KINDS.has(first) && /\.[A-Z]/.test(name)) return true;
	return text[start - 1] === "/" && PLATFORM_BEFORE.test(text.slice(Math.max(0, start - 14), start));
}
