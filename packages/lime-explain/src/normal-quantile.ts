/**
 * How many standard errors to either side of a value hold the given share of a normal distribution: 1.96 for 0.95.
 *
 * @see M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), formula 26.2.23; off by at most 4.5e-4
 */
export function normalQuantile(confidence: number): number {
	const t = Math.sqrt(-2 * Math.log((1 - confidence) / 2));
	const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
	const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
	return t - numerator / denominator;
}
