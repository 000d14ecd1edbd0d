import type { Indicator } from "@mapper/ioc-extract";

/** The value of an indicator as it is safe to paste: nothing in it becomes a link. */
export function defang({ type, value }: Pick<Indicator, "type" | "value">): string {
	switch (type) {
		case "domain":
		case "ipv4":
		case "ipv4-cidr":
			return value.replaceAll(".", "[.]");
		case "ipv6":
		case "ipv6-cidr":
			return value.replaceAll(":", "[:]");
		case "email":
			return value.replace("@", "[@]").replaceAll(".", "[.]");
		case "url":
			return defangUrl(value);
		default:
			return value;
	}
}

function defangUrl(url: string): string {
	const [, scheme = "", host = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)(.*)$/is.exec(url) ?? [];
	return scheme.replace(/^http/i, "hxxp").replace(/^ftp/i, "fxp") + host.replaceAll(".", "[.]") + rest;
}
