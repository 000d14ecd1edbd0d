import type { TrainingEvent } from "@mapper/trainer";
import type { CliContext } from "./context.js";
import { createProgress } from "./progress.js";
import { visibleText } from "./render/visible-text.js";

/** Tells on stderr how training goes: a line for each stage, and one that moves on a terminal. */
export interface TrainingLog {
	show(event: TrainingEvent): void;
	say(text: string): void;
	end(): void;
}

/** Starts a log; times are seconds since then. */
export function createTrainingLog(
	context: CliContext,
	now: () => number = performance.now.bind(performance),
): TrainingLog {
	const progress = createProgress(context);
	const start = now();
	const say = (text: string): void => {
		progress.clear();
		context.stderr.write(`${((now() - start) / 1000).toFixed(0).padStart(5)} s  ${visibleText(text)}\n`);
	};
	return {
		say,
		end: () => progress.clear(),
		show(event) {
			switch (event.type) {
				case "features-start":
					return say(`${event.stage}: counting features of ${event.records} texts`);
				case "features-end":
					return say(`${event.stage}: ${event.features} features`);
				case "stage-start":
					return say(
						event.resumed > 0
							? `${event.stage}: ${event.outputs} outputs, ${event.resumed} from a checkpoint`
							: `${event.stage}: ${event.outputs} outputs`,
					);
				case "output-solved":
					return progress.update(`${event.stage}: ${event.solved} of ${event.outputs} outputs`);
				case "stage-end":
					return say(`${event.stage}: solved`);
				case "calibration-start":
					return say("fitting calibration, document rule and thresholds");
				case "calibration-end":
					return say("calibrated");
			}
		},
	};
}
