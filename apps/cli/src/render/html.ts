/** Markup that is safe to put into a page. Made by {@link html} alone. */
export interface Html {
	readonly markup: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Controls other than line breaks and tabs, marks that turn the direction of writing, and halves of surrogate pairs. */
const ACTING = /(?![\n\t])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Writes markup. Every value is escaped, in text and in quoted attributes alike, unless it is markup itself; characters
 * that act instead of being shown become U+FFFD. The one place where escaping happens.
 */
export function html(
	parts: TemplateStringsArray,
	...values: readonly (string | number | Html | readonly Html[])[]
): Html {
	const markup = values.reduce<string>(
		(written, value, i) => written + write(value) + parts[i + 1],
		parts[0]!,
	);
	return { markup };
}

function write(value: string | number | Html | readonly Html[]): string {
	if (typeof value === "object") return "markup" in value ? value.markup : value.map(write).join("");
	return String(value)
		.replace(ACTING, "\uFFFD")
		.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
