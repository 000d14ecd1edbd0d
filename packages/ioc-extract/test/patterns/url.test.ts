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

	it("ends a url at a pipe, a command, or the next url glued to it", () => {
		expect(found("http://northwind.com/a|http://southwind.com/b")).toEqual([
			"url http://northwind.com/a",
			"url http://southwind.com/b",
		]);
		expect(found("curl http://northwind.com/a.txt|bash")).toEqual(["url http://northwind.com/a.txt"]);
		expect(found("curl http://northwind.com/a;chmod 777 a")).toEqual(["url http://northwind.com/a"]);
		expect(found("http://northwind.com/ahttps://southwind.com/b")).toEqual([
			"url http://northwind.com/a",
			"url https://southwind.com/b",
		]);
	});

	it.each([
		"http://northwind.com/r?to=https://southwind.com/x",
		"http://northwind.com/web/2020/https://southwind.com/x",
		"http://northwind.com/a;b=1,c",
	])("keeps %s one url", (text) => {
		expect(found(text)).toEqual([`url ${text}`]);
	});

	it("ends the address of an ATT&CK page with its id", () => {
		expect(found("https://attack.mitre.org/techniques/T1059/001Execution")).toEqual([
			"url https://attack.mitre.org/techniques/T1059/001",
		]);
		expect(found("https://attack.mitre.org/tactics/TA0007https://northwind.com/a")).toEqual([
			"url https://attack.mitre.org/tactics/TA0007",
			"url https://northwind.com/a",
		]);
		expect(found("https://attack.mitre.org/resources/")).toEqual(["url https://attack.mitre.org/resources/"]);
	});

	it.each(["northwind.com", "update.py", "user.name"])("gives the host %s as a nested part", (host) => {
		expect(found(`http://${host}/b`, { includeNested: true })).toEqual([
			`url http://${host}/b`,
			`domain ${host}`,
		]);
	});

	it("gives the Unicode form beside the value", () => {
		expect(extractIndicators("https://Bücher-Nord.de/A")[0]).toMatchObject({
			value: "https://xn--bcher-nord-9db.de/A",
			unicode: "https://bücher-nord.de/A",
		});
	});

	it("gives the span of what was written", () => {
		expect(extractIndicators("(hxxp[:]//northwind[.]com/a).")[0]).toMatchObject({
			start: 1,
			end: 27,
			text: "hxxp[:]//northwind[.]com/a",
			defangForms: ["brackets", "scheme"],
		});
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
