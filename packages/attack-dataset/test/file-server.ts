import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a test server saw of one request. */
interface SeenRequest {
	readonly url: string;
	readonly range?: string;
}

export interface FileServer {
	readonly url: string;
	readonly seen: SeenRequest[];
	close(): Promise<void>;
}

/** Starts a server on this machine that answers each request as told. */
export async function startServer(
	answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
): Promise<FileServer> {
	const seen: SeenRequest[] = [];
	const server = createServer((request, response) => {
		seen.push({ url: request.url ?? "", ...(request.headers.range ? { range: request.headers.range } : {}) });
		answer(request, response, seen.length);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		seen,
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

/** Sends the bytes, or those the Range header asks for. */
export function sendRanged(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
	const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? -1);
	if (from < 0) {
		response.writeHead(200, { "content-length": bytes.length }).end(bytes);
	} else if (from >= bytes.length) {
		response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
	} else {
		const rest = bytes.subarray(from);
		const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
		response.writeHead(206, { "content-length": rest.length, "content-range": range }).end(rest);
	}
}

/** Promises all the bytes, sends the first ones, then breaks the connection. */
export function sendBroken(response: ServerResponse, bytes: Buffer, count: number): void {
	response.writeHead(200, { "content-length": bytes.length });
	response.write(bytes.subarray(0, count), () => setImmediate(() => response.destroy()));
}
