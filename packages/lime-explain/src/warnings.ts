/** What makes an explanation weak. */
export type ExplanationWarningCode =
	| "no-features"
	| "short-text"
	| "low-fidelity"
	| "unstable"
	| "only-noise"
	| "constant-label";

/** A reason to trust an explanation less. */
export interface ExplanationWarning {
	readonly code: ExplanationWarningCode;
	/** The label it is about; absent when it is about the text. */
	readonly label?: string | number;
	readonly message: string;
}

/** With fewer features a text says too little about why. */
const SHORT_TEXT_FEATURES = 4;

/** Below this R² the linear model leaves more than half unexplained. */
const LOW_SCORE = 0.5;

/** Below this overlap of the top three another seed is likely to give other top words. */
const LOW_STABILITY = 0.7;

/** Warns about the number of features. */
export function warnOfText(featureCount: number): ExplanationWarning[] {
	if (featureCount === 0) {
		return [{ code: "no-features", message: "The text holds nothing to explain: no words." }];
	}
	if (featureCount >= SHORT_TEXT_FEATURES) return [];
	const counted = featureCount === 1 ? "1 feature" : `${featureCount} features`;
	return [{ code: "short-text", message: `The text has only ${counted}: their weights mean little.` }];
}

/** What {@link warnOfLabel} judges a label by. */
export interface LabelQuality {
	readonly label: string | number;
	readonly score: number;
	readonly stability?: { readonly topThree: number };
	/** Whether the label's probability is the same for all masks. */
	readonly isConstant: boolean;
	readonly features: readonly { readonly isBelowNoise: boolean }[];
}

/** Warns about the explanation of one label. */
export function warnOfLabel(quality: LabelQuality): ExplanationWarning[] {
	const { label, score, stability, isConstant, features } = quality;
	if (isConstant) {
		const message = "Nothing that was removed changed the probability of this label.";
		return [{ code: "constant-label", label, message }];
	}
	const warnings: ExplanationWarning[] = [];
	if (score < LOW_SCORE) {
		const message = `The weights explain only part of what the classifier does around this text (R² ${score.toFixed(2)}).`;
		warnings.push({ code: "low-fidelity", label, message });
	}
	if (stability && stability.topThree < LOW_STABILITY) {
		const message = `Another seed may rank other features first (overlap of the top three ${stability.topThree.toFixed(2)}). More samples help.`;
		warnings.push({ code: "unstable", label, message });
	}
	if (features.length > 0 && features.every(({ isBelowNoise }) => isBelowNoise)) {
		const message = "No weight can be told from noise. More samples help.";
		warnings.push({ code: "only-noise", label, message });
	}
	return warnings;
}
