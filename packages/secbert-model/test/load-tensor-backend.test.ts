import { expect, test, vi } from "vitest";
import { SecbertModelError } from "../src/errors.js";
import { loadTensorBackend } from "../src/load-tensor-backend.js";

test("without native builds WebAssembly starts, and the reasons are kept", async () => {
	const { tf, backend, tried } = await loadTensorBackend();
	expect(backend).toBe("wasm");
	expect(tf.getBackend()).toBe("wasm");
	expect(tried.map(({ backend, isMissing }) => [backend, isMissing])).toEqual([
		["gpu", true],
		["node", true],
	]);
	expect(tried[0]!.reason).toContain("@tensorflow/tfjs-node-gpu");
	expect(tf.getGradient("Softmax")).toBeDefined();
});

test("a native build comes first when it loads", async () => {
	const calls: string[] = [];
	const fake = {
		setBackend: async (name: string) => Boolean(calls.push(name)),
		ready: async () => undefined,
	};
	const loaded = await loadTensorBackend({
		importModule: async (name) => (name === "@tensorflow/tfjs-node-gpu" ? { default: fake } : undefined),
	});
	expect(loaded).toEqual({ tf: fake, backend: "gpu", tried: [] });
	expect(calls).toEqual(["tensorflow"]);
});

test("a build that is there and broken is told from one that is missing", async () => {
	const notFound = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
	const loaded = loadTensorBackend({
		order: ["gpu", "node", "wasm"],
		importModule: async (name) => {
			if (name.endsWith("gpu")) throw new Error("CUDA driver is too old\nsecond line");
			if (name.endsWith("node")) throw notFound;
			return { setBackend: async () => false, ready: async () => undefined };
		},
	});
	await expect(loaded).rejects.toMatchObject({ code: "SECBERT_BACKEND_MISSING" });
	const error = (await loaded.catch((e: unknown) => e)) as SecbertModelError;
	expect(error).toBeInstanceOf(SecbertModelError);
	expect(error.message).toContain("gpu: CUDA driver is too old; node: Cannot find package; wasm: setBackend");
	expect(error.message).not.toContain("second line");
});

test("an unknown backend is refused", async () => {
	await expect(loadTensorBackend({ order: ["webgl" as "cpu"] })).rejects.toMatchObject({
		code: "SECBERT_BACKEND_UNKNOWN",
	});
});

test("nothing is printed, not even by the plain backend's first write", async () => {
	const printed = (["log", "info", "warn", "error"] as const).map((name) => vi.spyOn(console, name));
	const stdout = vi.spyOn(process.stdout, "write");
	const { tf } = await loadTensorBackend({ order: ["cpu"] });
	expect(Array.from(tf.tensor([1, 2]).mul(2).dataSync())).toEqual([2, 4]);
	for (const spy of [...printed, stdout]) expect(spy).not.toHaveBeenCalled();
	vi.restoreAllMocks();
});
