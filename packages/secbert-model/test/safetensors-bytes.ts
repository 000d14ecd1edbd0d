/** A safetensors file with that header, as text or value, and that many bytes of numbers: 0, 1, 2 and so on. */
export function safetensorsBytes(header: object | string, dataLength: number): Uint8Array {
	const json = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
	const file = new Uint8Array(8 + json.length + dataLength);
	new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
	file.set(json, 8);
	for (let index = 0; index < dataLength; index++) file[8 + json.length + index] = index;
	return file;
}
