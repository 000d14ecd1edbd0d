/** The keywords of JSON Schema 2020-12 that the schema of ReportMapping uses. */
interface Schema {
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, Schema>>;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly type?: string;
	readonly pattern?: string;
	readonly minLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly items?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: boolean;
}

const KEYWORDS = new Set(
	"$schema $id title description $ref $defs const enum type pattern minLength minimum maximum minItems maxItems items properties required additionalProperties".split(
		" ",
	),
);

/** What of a value breaks a schema, each as `path keyword`; nothing when it fits. */
export function checkSchema(value: unknown, schema: Schema, root: Schema = schema, path = "$"): string[] {
	const unknown = Object.keys(schema).filter((keyword) => !KEYWORDS.has(keyword));
	if (unknown.length > 0) throw new Error(`the check does not know the keyword ${unknown.join(", ")}`);
	if (schema.$ref !== undefined) {
		const target = root.$defs?.[schema.$ref.replace("#/$defs/", "")];
		if (!target) throw new Error(`nothing at ${schema.$ref}`);
		return checkSchema(value, target, root, path);
	}
	const broken: string[] = [];
	const demand = (holds: boolean, keyword: string) => {
		if (!holds) broken.push(`${path} ${keyword}`);
	};
	if ("const" in schema) demand(value === schema.const, "const");
	if (schema.enum) demand(schema.enum.includes(value), "enum");
	if (schema.type) demand(hasType(value, schema.type), "type");
	if (typeof value === "string") {
		demand(schema.pattern === undefined || new RegExp(schema.pattern, "u").test(value), "pattern");
		demand(value.length >= (schema.minLength ?? 0), "minLength");
	}
	if (typeof value === "number") {
		demand(value >= (schema.minimum ?? value), "minimum");
		demand(value <= (schema.maximum ?? value), "maximum");
	}
	if (Array.isArray(value)) {
		demand(value.length >= (schema.minItems ?? 0), "minItems");
		demand(value.length <= (schema.maxItems ?? value.length), "maxItems");
		if (schema.items) {
			for (const [at, item] of value.entries())
				broken.push(...checkSchema(item, schema.items, root, `${path}[${at}]`));
		}
	} else if (typeof value === "object" && value !== null) {
		for (const key of schema.required ?? []) demand(Object.hasOwn(value, key), `required ${key}`);
		for (const [key, property] of Object.entries(value)) {
			const known = schema.properties?.[key];
			if (known) broken.push(...checkSchema(property, known, root, `${path}.${key}`));
			else demand(schema.additionalProperties !== false, `additionalProperties ${key}`);
		}
	}
	return broken;
}

function hasType(value: unknown, type: string): boolean {
	if (type === "integer") return Number.isInteger(value);
	if (type === "array") return Array.isArray(value);
	if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
	return typeof value === type;
}
