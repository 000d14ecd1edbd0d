/**
 * The expected output of an example as a pattern for `toMatch`. `…` stands for anything left out of a line, a line of
 * `…` alone for any number of lines. Spaces at the ends of lines do not count on either side: see {@link trimLines}.
 */
export function outputPattern(expected: string): RegExp {
	const lines = trimLines(expected).split("\n");
	const source = lines
		.map((line, index) => {
			const newline = index < lines.length - 1 ? "\\n" : "";
			if (line.trim() === "…") return newline ? "(?:.*\\n)*?" : "[\\s\\S]*";
			return line.split("…").map(escapeSigns).join(".*") + newline;
		})
		.join("");
	return new RegExp(`^${source}$`);
}

/** A text without spaces at the ends of its lines and without empty lines at its end. */
export function trimLines(text: string): string {
	return text
		.split(/\r?\n/)
		.map((line) => line.trimEnd())
		.join("\n")
		.trimEnd();
}

function escapeSigns(literal: string): string {
	return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
