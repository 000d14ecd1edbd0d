/** A STIX object as it comes from JSON: a type, an id, and fields nobody has checked yet. */
export interface StixObject {
	readonly type: string;
	readonly id: string;
	readonly [field: string]: unknown;
}

/** Whether the value is an object with a STIX type and id. */
export function isStixObject(value: unknown): value is StixObject {
	const object = value as Partial<StixObject> | null | undefined;
	return typeof object === "object" && typeof object?.type === "string" && typeof object.id === "string";
}

/** A text field, `undefined` when it is missing, empty or no text. */
export function stringOf(object: object, field: string): string | undefined {
	const value = (object as Record<string, unknown>)[field];
	return typeof value === "string" && value !== "" ? value : undefined;
}

/** The texts of a list field; empty when it is missing or no list. */
export function stringsOf(object: object, field: string): string[] {
	const value = (object as Record<string, unknown>)[field];
	return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The objects of a list field; empty when it is missing or no list. */
export function listOf(object: object, field: string): object[] {
	const value = (object as Record<string, unknown>)[field];
	return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}
