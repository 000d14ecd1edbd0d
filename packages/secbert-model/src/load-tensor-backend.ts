import { createRequire } from "node:module";
import { SecbertModelError } from "./errors.js";

/** The module `@tensorflow/tfjs` (or a native build with the same functions), as a value to pass around. */
export type TensorFlow = typeof import("@tensorflow/tfjs");

/** A tensor backend by the name of what runs it. */
export type TensorBackendName = "gpu" | "node" | "wasm" | "cpu";

/** A backend that was tried and did not start. */
export interface TriedBackend {
	backend: TensorBackendName;
	/** Whether it is simply not installed; otherwise it is there and broken, which is worth a warning. */
	isMissing: boolean;
	/** The first line of what it said. */
	reason: string;
}

/** A running TensorFlow.js. */
export interface TensorBackend {
	tf: TensorFlow;
	backend: TensorBackendName;
	/** What came before it in the order and why it was passed over. */
	tried: TriedBackend[];
}

/** Options of {@link loadTensorBackend}. */
export interface LoadTensorBackendOptions {
	/** What to try, first to last. Default: gpu, node, wasm, cpu. */
	order?: readonly TensorBackendName[];
	/** How modules are found and loaded; for tests and bundlers. Default: `require`, then `import()`. */
	importModule?: (name: string) => Promise<unknown>;
}

/** From fastest to slowest; `cpu` always starts but is about 20 times slower than `wasm`. */
export const DEFAULT_BACKEND_ORDER: readonly TensorBackendName[] = ["gpu", "node", "wasm", "cpu"];

// Node alone resolves tfjs-core to a bundle without gradients, so wasm and cpu take the whole package.
const MODULES: Record<TensorBackendName, { modules: readonly string[]; tfjsName: string }> = {
	gpu: { modules: ["@tensorflow/tfjs-node-gpu"], tfjsName: "tensorflow" },
	node: { modules: ["@tensorflow/tfjs-node"], tfjsName: "tensorflow" },
	wasm: { modules: ["@tensorflow/tfjs", "@tensorflow/tfjs-backend-wasm"], tfjsName: "wasm" },
	cpu: { modules: ["@tensorflow/tfjs"], tfjsName: "cpu" },
};

/**
 * The first tensor backend that starts: the GPU's, TensorFlow's own library, WebAssembly, plain JavaScript.
 * Nothing is loaded before the call, nothing is written to stdout or stderr. TensorFlow.js has one active backend a process:
 * the one loaded last.
 *
 * @throws {SecbertModelError} `SECBERT_BACKEND_UNKNOWN` for a name outside the four,
 * `SECBERT_BACKEND_MISSING` when none of them starts; the message holds every reason.
 *
 * @example
 * const { tf, backend, tried } = await loadTensorBackend({ order: ["wasm"] });
 */
export async function loadTensorBackend(options: LoadTensorBackendOptions = {}): Promise<TensorBackend> {
	const { order = DEFAULT_BACKEND_ORDER, importModule = importInstalled } = options;
	const tried: TriedBackend[] = [];
	for (const backend of order) {
		if (!Object.hasOwn(MODULES, backend))
			throw new SecbertModelError(
				"SECBERT_BACKEND_UNKNOWN",
				`expected a backend out of ${DEFAULT_BACKEND_ORDER.join(", ")}, got ${JSON.stringify(backend)}`,
			);
		try {
			return { tf: await startBackend(backend, importModule), backend, tried };
		} catch (cause) {
			tried.push({ backend, isMissing: isMissing(cause), reason: firstLine(cause) });
		}
	}
	throw new SecbertModelError(
		"SECBERT_BACKEND_MISSING",
		`expected one of the tensor backends ${order.join(", ")} to start, none did (${tried
			.map(({ backend, reason }) => `${backend}: ${reason}`)
			.join("; ")}); install @tensorflow/tfjs and @tensorflow/tfjs-backend-wasm`,
	);
}

async function startBackend(
	backend: TensorBackendName,
	importModule: (name: string) => Promise<unknown>,
): Promise<TensorFlow> {
	const { modules, tfjsName } = MODULES[backend];
	let tf: TensorFlow | undefined;
	for (const name of modules) {
		const loaded = (await importModule(name)) as { default?: TensorFlow };
		tf ??= loaded.default ?? (loaded as TensorFlow);
	}
	// setBackend answers false where one would expect it to throw.
	if (!(await tf!.setBackend(tfjsName)))
		throw new Error(`setBackend("${tfjsName}") answered false: the backend did not start`);
	await tf!.ready();
	// The plain backend greets on its first write unless it believes that was done.
	if (backend === "cpu") (tf!.backend() as { firstUse?: boolean }).firstUse = false;
	return tf!;
}

/** Requires before it imports: a failed import of a native module can end the process even when it is caught. */
async function importInstalled(name: string): Promise<unknown> {
	createRequire(import.meta.url)(name);
	return import(name); // a variable, so that bundlers do not try to pack the native modules
}

function isMissing(cause: unknown): boolean {
	const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
	return (
		/MODULE_NOT_FOUND/.test(String(code)) ||
		/tfjs_binding\.node|libtensorflow|cannot open shared object|NODE_MODULE_VERSION/i.test(String(message))
	);
}

function firstLine(cause: unknown): string {
	return String((cause as Error)?.message ?? cause).split("\n")[0]!;
}
