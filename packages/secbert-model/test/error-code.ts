import { SecbertModelError } from "../src/errors.js";

/** The code a call fails with; what it gives when it does not fail. */
export function errorCode(call: () => unknown): unknown {
	return failureOf(call)?.code;
}

/** The error of this package that a call fails with. */
export function failureOf(call: () => unknown): SecbertModelError | undefined {
	try {
		call();
	} catch (error) {
		if (error instanceof SecbertModelError) return error;
		throw error;
	}
	return undefined;
}
