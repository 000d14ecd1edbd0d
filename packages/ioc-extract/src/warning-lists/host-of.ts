const AUTHORITY_END = /[/?#\\]/;

/**
 * The host an indicator names, in lower case without a dot at its end: of a url, an e-mail address or an address with
 * a port (`192.0.2.1:80`, `[2001:db8::1]:80`), the host in it; of a domain or an address, itself.
 *
 * @returns `undefined` for types that name no host
 */
export function hostOf(type: string, value: string): string | undefined {
	switch (type) {
		case "domain":
		case "ipv4":
		case "ipv6":
			return withoutFinalDot(value);
		case "email":
			return withoutFinalDot(literal(value.slice(value.lastIndexOf("@") + 1)));
		case "url":
		case "ipv4-port":
		case "ipv6-port":
			return withoutFinalDot(hostOfUrl(value));
		default:
			return undefined;
	}
}

function hostOfUrl(url: string): string {
	const slashes = url.indexOf("//");
	const rest = slashes === -1 ? url : url.slice(slashes + 2);
	const end = rest.search(AUTHORITY_END);
	const authority = end === -1 ? rest : rest.slice(0, end);
	const host = authority.slice(authority.lastIndexOf("@") + 1);
	if (host.startsWith("[")) return literal(host);
	const port = host.indexOf(":");
	return port === -1 ? host : host.slice(0, port);
}

/** The address in `[2001:db8::1]:8080`, `[192.0.2.1]` or `[IPv6:2001:db8::1]` (RFC 5321); other text as it is. */
function literal(host: string): string {
	if (!host.startsWith("[")) return host;
	const end = host.indexOf("]");
	return host.slice(1, end === -1 ? undefined : end).replace(/^ipv6:/i, "");
}

function withoutFinalDot(host: string): string {
	const lower = host.toLowerCase();
	return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}
