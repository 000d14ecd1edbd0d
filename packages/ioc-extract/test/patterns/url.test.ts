import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("url", () => {
	it.each([
		["see http://northwind.com/a.php?x=1&y=2#z.", "http://northwind.com/a.php?x=1&y=2#z"],
		["HXXPS://Northwind[.]com/A", "https://northwind.com/A"],
		["hXXp[:]//northwind[.]com/", "http://northwind.com"],
		["hxxp[://]northwind[.]com", "http://northwind.com"],
		["h**p://northwind.com/a[.]php", "http://northwind.com/a.php"],
		["hxxp://northwind[.]com[/]a", "http://northwind.com/a"],
		["fxp://203.0.113[.]7/a", "ftp://203.0.113.7/a"],
		["(see http://northwind.com/a_(b)).", "http://northwind.com/a_(b)"],
		["[text](http://northwind.com/a)", "http://northwind.com/a"],
		["<http://northwind.com/a>; more", "http://northwind.com/a"],
		["'http://northwind.com/a','b'", "http://northwind.com/a"],
		["“http://northwind.com/a”", "http://northwind.com/a"],
		["http://northwind.com/a[1] and", "http://northwind.com/a"],
		["hxxp://northwind[.]com/a[.] Then", "http://northwind.com/a"],
		["http://northwind.com/文", "http://northwind.com"],
		["http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"],
		["ldap://203.0.113.7:1389/Exploit", "ldap://203.0.113.7:1389/Exploit"],
		["http://user:secret@northwind.com/a", "http://user:secret@northwind.com/a"],
		["http://localhost:8080/a", "http://localhost:8080/a"],
		["northwind[.]com/gate.php", "northwind.com/gate.php"],
		["203.0.113.7:8080/gate", "203.0.113.7:8080/gate"],
	])("finds %s as %s", (text, value) => {
		expect(found(text)).toEqual([`url ${value}`]);
	});

	it("ends a url at the next one of a list", () => {
		expect(found("http://a.northwind.com/x,http://b.northwind.com/y;hxxp://c.northwind.com")).toEqual([
			"url http://a.northwind.com/x",
			"url http://b.northwind.com/y",
			"url http://c.northwind.com",
		]);
	});

	it.each(["http:// and https://.", "http://<host>/", "zzz://northwind", "http://-/", "://x", "and/or"])(
		"finds nothing in %s",
		(text) => {
			expect(found(text)).toEqual([]);
		},
	);

	it("reads names divided by a slash as names", () => {
		expect(found("northwind.com/southwind.com")).toEqual(["domain northwind.com", "domain southwind.com"]);
	});

	it("carries the flags of the host", () => {
		expect(extractIndicators("http://10.0.0.1/a")[0]?.flags).toEqual(["private"]);
		expect(extractIndicators("northwind.com/gate.php")[0]?.flags).toEqual(["no-scheme"]);
	});
});
