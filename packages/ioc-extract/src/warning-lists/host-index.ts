import { type AddFound, addPosting, type Posting } from "./posting.js";

/** Longer names are no host names (RFC 1035), so that the look-ups per value are bounded. */
const MAX_HOST_LENGTH = 253;
const ASCII_ONLY = /^[\x20-\x7e]*$/;
const LEADING_WILDCARD = /^(?:\*?\.)+/;
const FINAL_DOTS = /\.{1,8}$/;
const ADDRESS = /:|(?:^|\.)\d+$/;

/** The entries of all `hostname` lists; one look-up per label of a host. */
export class HostIndex {
	readonly #hosts = new Map<string, Posting>();

	/** Adds `example.com`, which `.example.com` and `*.example.com` mean too, as in MISP. */
	add(entry: string, posting: Posting): void {
		const host = entry.toLowerCase().replace(LEADING_WILDCARD, "").replace(FINAL_DOTS, "");
		if (host === "") return;
		addPosting(this.#hosts, ASCII_ONLY.test(host) ? host : toAscii(host), posting);
	}

	/** Finds a host in lower case and the names above it; an address only as a whole. */
	find(host: string, addFound: AddFound): void {
		if (host.length > MAX_HOST_LENGTH || this.#hosts.size === 0) return;
		addFound(this.#hosts.get(host) ?? []);
		if (ADDRESS.test(host)) return;
		for (let dot = host.indexOf("."); dot !== -1; dot = host.indexOf(".", dot + 1)) {
			addFound(this.#hosts.get(host.slice(dot + 1)) ?? []);
		}
	}
}

function toAscii(host: string): string {
	// The URL parser holds the IDNA tables (UTS 46), in browsers too.
	return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host;
}
