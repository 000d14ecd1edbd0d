import { ProtobufWriter } from "./protobuf-writer.js";

/** Element types by their number in onnx.proto. */
export const ONNX_TYPES = { float: 1, int8: 3, int64: 7 } as const;

/** Numbers of an initializer; the array's kind says its element type. */
export type OnnxData = Float32Array | Int8Array | BigInt64Array;

/** The operator set: 17 brought LayerNormalization, and onnxruntime 1.14 reads up to 18. */
const ONNX_OPSET = 17;
/** The file format: 8 belongs to opset 17; onnxruntime 1.14 refuses 9. */
const ONNX_IR_VERSION = 8;

/** An ONNX graph under construction. Nodes name the tensor they give, so a graph is written as nested calls. */
export class OnnxGraph {
	readonly #body = new ProtobufWriter();
	readonly #known = new Set<string>();
	#count = 0;

	/** An input with numbers or names as sizes; a name stands for any size. */
	input(name: string, type: keyof typeof ONNX_TYPES, sizes: readonly (number | string)[]): string {
		this.#body.message(11, valueInfo(name, type, sizes));
		return name;
	}

	output(name: string, type: keyof typeof ONNX_TYPES, sizes: readonly (number | string)[]): void {
		this.#body.message(12, valueInfo(name, type, sizes));
	}

	/** Numbers that belong to the model. The same name is written once. */
	constant(name: string, shape: readonly number[], data: OnnxData): string {
		if (this.#known.has(name)) return name;
		this.#known.add(name);
		const tensor = new ProtobufWriter();
		for (const size of shape) tensor.integer(1, size);
		tensor.integer(2, elementType(data)).text(8, name);
		tensor.bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
		this.#body.message(5, tensor);
		return name;
	}

	scalar(name: string, value: number): string {
		return this.constant(name, [], Float32Array.of(value));
	}

	integers(name: string, values: readonly number[]): string {
		return this.constant(name, [values.length], BigInt64Array.from(values, BigInt));
	}

	integer(name: string, value: number): string {
		return this.constant(name, [], BigInt64Array.of(BigInt(value)));
	}

	/** Applies an operator; gives the names of what it gives. */
	nodes(
		operator: string,
		inputs: readonly string[],
		outputs: number,
		attributes: OnnxAttributes = {},
	): string[] {
		const names = Array.from({ length: outputs }, () => `${operator}.${this.#count++}`);
		this.#node(operator, inputs, names, attributes);
		return names;
	}

	/** Applies an operator that gives one tensor; gives its name. */
	node(operator: string, inputs: readonly string[], attributes: OnnxAttributes = {}): string {
		return this.nodes(operator, inputs, 1, attributes)[0]!;
	}

	/** Gives a tensor the name of an output. */
	rename(tensor: string, name: string): void {
		this.#node("Identity", [tensor], [name], {});
	}

	/** The model file, in pieces. */
	encode(producer: { name: string; version: string }): Uint8Array[] {
		const opset = new ProtobufWriter().text(1, "").integer(2, ONNX_OPSET);
		return new ProtobufWriter()
			.integer(1, ONNX_IR_VERSION)
			.text(2, producer.name)
			.text(3, producer.version)
			.message(8, opset)
			.message(7, this.#body.text(2, "bert")).chunks;
	}

	#node(operator: string, inputs: readonly string[], outputs: readonly string[], attributes: OnnxAttributes) {
		const node = new ProtobufWriter();
		for (const name of inputs) node.text(1, name);
		for (const name of outputs) node.text(2, name);
		node.text(3, `node.${outputs[0]}`).text(4, operator);
		for (const [name, value] of Object.entries(attributes)) node.message(5, attribute(name, value));
		this.#body.message(1, node);
	}
}

/** Settings of an operator: whole numbers, lists of them, and floats marked as such. */
export type OnnxAttributes = Readonly<Record<string, number | readonly number[] | { float: number }>>;

function attribute(name: string, value: OnnxAttributes[string]): ProtobufWriter {
	const message = new ProtobufWriter().text(1, name);
	if (typeof value === "number") return message.integer(3, value).integer(20, 2);
	if ("float" in value) return message.float(2, value.float).integer(20, 1);
	for (const item of value) message.integer(8, item);
	return message.integer(20, 7);
}

function valueInfo(
	name: string,
	type: keyof typeof ONNX_TYPES,
	sizes: readonly (number | string)[],
): ProtobufWriter {
	const shape = new ProtobufWriter();
	for (const size of sizes) {
		const dimension = new ProtobufWriter();
		if (typeof size === "number") dimension.integer(1, size);
		else dimension.text(2, size);
		shape.message(1, dimension);
	}
	const tensor = new ProtobufWriter().integer(1, ONNX_TYPES[type]).message(2, shape);
	return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
}

function elementType(data: OnnxData): number {
	if (data instanceof Float32Array) return ONNX_TYPES.float;
	return data instanceof Int8Array ? ONNX_TYPES.int8 : ONNX_TYPES.int64;
}
