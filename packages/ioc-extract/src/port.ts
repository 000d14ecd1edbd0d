const PORT = /:(\d{1,5})(?![\w.:]?\w)/y;
const MAX_PORT = 65_535;

/** A port behind a host: its number, 1 to 65535, and the offset behind it. */
export interface Port {
	readonly number: number;
	readonly end: number;
}

/** The port that is written at an offset, `:8080`, if there is one. */
export function readPort(text: string, at: number): Port | undefined {
	if (text.charCodeAt(at) !== 58) return undefined;
	PORT.lastIndex = at;
	const match = PORT.exec(text);
	const number = Number(match?.[1]);
	return match && number >= 1 && number <= MAX_PORT ? { number, end: at + match[0].length } : undefined;
}
