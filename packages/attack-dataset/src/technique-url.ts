/** The page of a technique on MITRE's site: `T1059.001` gives `https://attack.mitre.org/techniques/T1059/001`. */
export function techniqueUrl(id: string): string {
	return `https://attack.mitre.org/techniques/${id.replace(".", "/")}`;
}
