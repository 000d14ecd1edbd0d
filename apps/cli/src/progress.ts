import type { CliContext } from "./context.js";
import { visibleText } from "./render/visible-text.js";

/** A line on stderr that says how far the work is. */
export interface Progress {
	update(text: string): void;
	/** Takes the line away, before anything else is printed. */
	clear(): void;
}

const SHOWN_AFTER_MS = 1000;
const LEAST_PAUSE_MS = 200;

/** Shows nothing when stderr is no terminal, nor before a second has passed. */
export function createProgress(
	context: Pick<CliContext, "stderr" | "isTerminal" | "columns">,
	now: () => number = performance.now.bind(performance),
): Progress {
	if (!context.isTerminal.stderr) return { update() {}, clear() {} };
	const start = now();
	let last = start;
	let isShown = false;
	return {
		update(text) {
			const time = now();
			if (time - start < SHOWN_AFTER_MS || time - last < LEAST_PAUSE_MS) return;
			last = time;
			isShown = true;
			context.stderr.write(`\r\u001b[2K${visibleText(text).slice(0, (context.columns || 80) - 1)}`);
		},
		clear() {
			if (isShown) context.stderr.write("\r\u001b[2K");
			isShown = false;
		},
	};
}
