/** What was predicted for one text and what is true of it. */
export interface Judgement {
	/** Technique ids reported. */
	readonly predicted: readonly string[];
	/** Technique ids that are right. */
	readonly actual: readonly string[];
}

/** Hits and misses of one label or of many together. */
export interface Counts {
	readonly truePositives: number;
	readonly falsePositives: number;
	readonly falseNegatives: number;
}

/** The three usual ratios, each in [0, 1]; 0 where the denominator is 0. */
export interface PrecisionRecallF1 {
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

/** Figures over many texts. */
export interface LabelMetrics {
	/** Over all decisions together. */
	readonly micro: PrecisionRecallF1;
	/** Mean of the F1 of each label that is true or reported somewhere. */
	readonly macroF1: number;
	/** Mean over texts of the F1 of its set of labels; a text with nothing true and nothing reported counts 1. */
	readonly perTextF1: number;
	/** Per label, sorted by id. */
	readonly perLabel: readonly (PrecisionRecallF1 & Counts & { readonly id: string })[];
}

/** Precision, recall and F1 of counts. */
export function ratiosOf(counts: Counts): PrecisionRecallF1 {
	const { truePositives, falsePositives, falseNegatives } = counts;
	const precision = share(truePositives, truePositives + falsePositives);
	const recall = share(truePositives, truePositives + falseNegatives);
	return {
		precision,
		recall,
		f1: share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
	};
}

function share(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

/**
 * Compares reported with true labels.
 *
 * @param labels when given, only these count, as for a source that labels no others
 */
export function measureLabels(judgements: readonly Judgement[], labels?: ReadonlySet<string>): LabelMetrics {
	const counts = new Map<string, { truePositives: number; falsePositives: number; falseNegatives: number }>();
	const countsOf = (id: string) => {
		let found = counts.get(id);
		if (!found) {
			found = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
			counts.set(id, found);
		}
		return found;
	};
	let perTextSum = 0;
	for (const judgement of judgements) {
		const predicted = new Set(
			labels ? judgement.predicted.filter((id) => labels.has(id)) : judgement.predicted,
		);
		const actual = new Set(labels ? judgement.actual.filter((id) => labels.has(id)) : judgement.actual);
		let hits = 0;
		for (const id of predicted) {
			if (actual.has(id)) {
				hits++;
				countsOf(id).truePositives++;
			} else countsOf(id).falsePositives++;
		}
		for (const id of actual) if (!predicted.has(id)) countsOf(id).falseNegatives++;
		const either = predicted.size + actual.size;
		perTextSum += either === 0 ? 1 : (2 * hits) / either;
	}
	const perLabel = [...counts]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([id, labelCounts]) => ({ id, ...labelCounts, ...ratiosOf(labelCounts) }));
	const total = perLabel.reduce(
		(sum, label) => ({
			truePositives: sum.truePositives + label.truePositives,
			falsePositives: sum.falsePositives + label.falsePositives,
			falseNegatives: sum.falseNegatives + label.falseNegatives,
		}),
		{ truePositives: 0, falsePositives: 0, falseNegatives: 0 },
	);
	return {
		micro: ratiosOf(total),
		macroF1: share(
			perLabel.reduce((sum, label) => sum + label.f1, 0),
			perLabel.length,
		),
		perTextF1: share(perTextSum, judgements.length),
		perLabel,
	};
}

/** Share of texts of which a true label is among the first `k` of the ranking; texts without labels do not count. */
export function hitRate(
	rankings: readonly { ranked: readonly string[]; actual: readonly string[] }[],
	k: number,
): number {
	const counted = rankings.filter(({ actual }) => actual.length > 0);
	const hits = counted.filter(({ ranked, actual }) => ranked.slice(0, k).some((id) => actual.includes(id)));
	return share(hits.length, counted.length);
}

/** One band of a reliability table. */
interface ReliabilityBand {
	/** The band holds confidences from `from` (inclusive) to `to` (exclusive, but 1 belongs to the last). */
	readonly from: number;
	readonly to: number;
	readonly count: number;
	readonly meanConfidence: number;
	/** Share of its predictions that are right. */
	readonly shareRight: number;
}

/** How far confidences can be believed. */
export interface Reliability {
	/** Expected calibration error: mean distance of confidence and share right over bands, weighted by count. */
	readonly expectedCalibrationError: number;
	readonly bands: readonly ReliabilityBand[];
}

/**
 * Compares confidences with what was right, in equal bands.
 *
 * @see Naeini, Cooper, Hauskrecht: Obtaining Well Calibrated Probabilities Using Bayesian Binning. AAAI 2015
 */
export function measureReliability(
	predictions: Iterable<{ confidence: number; isRight: boolean }>,
	options: { bands?: number; above?: number } = {},
): Reliability {
	const { bands: bandCount = 10, above = 0.05 } = options;
	const sums = Array.from({ length: bandCount }, () => ({ count: 0, confidence: 0, right: 0 }));
	let total = 0;
	for (const { confidence, isRight } of predictions) {
		if (confidence <= above) continue;
		const band = sums[Math.min(bandCount - 1, Math.floor(confidence * bandCount))]!;
		band.count++;
		band.confidence += confidence;
		if (isRight) band.right++;
		total++;
	}
	const bands = sums.map(({ count, confidence, right }, i) => ({
		from: i / bandCount,
		to: (i + 1) / bandCount,
		count,
		meanConfidence: share(confidence, count),
		shareRight: share(right, count),
	}));
	const error = bands.reduce(
		(sum, band) => sum + band.count * Math.abs(band.meanConfidence - band.shareRight),
		0,
	);
	return { expectedCalibrationError: share(error, total), bands };
}
