import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("domain", () => {
	it.each([
		["It resolves cdn.Northwind-Mail.com.", "cdn.northwind-mail.com"],
		["northwind[.]example", "northwind.example"],
		["northwind(.)example", "northwind.example"],
		["northwind{.}example", "northwind.example"],
		["northwind[dot]example", "northwind.example"],
		["northwind [DOT] example", "northwind.example"],
		["a.northwind[.]example dot com", "a.northwind.example.com"],
		["northwind\\.example", "northwind.example"],
		["northwind[.example", "northwind.example"],
		["northwind.]example", "northwind.example"],
		["northwind[.]com-based infrastructure", "northwind.com"],
		["northwind[.]com.The next", "northwind.com"],
		["NORTHWIND-MAIL.COM", "northwind-mail.com"],
		["bücher-nord.de", "xn--bcher-nord-9db.de"],
		["访问northwind.com获取", "northwind.com"],
		["пример.рф", "xn--e1afmkfd.xn--p1ai"],
		["_dmarc.northwind.com", "_dmarc.northwind.com"],
		["over t.me", "t.me"],
		["the domain update.py", "update.py"],
		["update[.]zip", "update.zip"],
	])("finds %s as %s", (text, value) => {
		expect(found(text)).toEqual([`domain ${value}`]);
	});

	it.each([
		"ASP.NET and VB.NET",
		"using System.IO;",
		"It stole credentials.In May it came back.",
		"e.g. this, i.e. that, U.S. too",
		"this.name, self.id, window.open()",
		"com.vendor.app",
		"Trojan.Win32.Agent.ai",
		"Node.js",
		"wait...what",
		"an account @first.last",
		"Finder.app, multi-user.target",
		"northwind.notatld",
		"-.com and .com",
		"It stole credentials.in the meantime it slept",
		"The actors.in general they wait",
		"user.name and logger.info",
		"process.name, url.domain, event.id",
		"datetime.date.today()",
		"Backdoor.Wind.Ms",
		"Worm.MSIL.Mill.ai",
		"Win32/Wind.ai",
		"Android/Mill.cc",
		"XXX.XXX.XXX.XXX",
		"xxx.xxx.xxx.xxx",
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});

	it.each([
		["the domain credentials.in was", "credentials.in"],
		["credentials[.]in the meantime", "credentials.in"],
		["the domain northwind.name", "northwind.name"],
		["trojan.northwind.com", "trojan.northwind.com"],
		["a.northwind.xxx", "a.northwind.xxx"],
		["logger.com", "logger.com"],
	])("but finds %s as %s", (text, value) => {
		expect(found(text)).toEqual([`domain ${value}`]);
	});

	it("gives the Unicode form and the port beside the value", () => {
		expect(extractIndicators("Bücher-Nord.de")[0]).toMatchObject({
			value: "xn--bcher-nord-9db.de",
			unicode: "bücher-nord.de",
		});
		expect(extractIndicators("northwind.com")[0]).not.toHaveProperty("unicode");
		expect(extractIndicators("at northwind[.]com:8443")[0]).toMatchObject({ port: 8443, start: 3, end: 18 });
	});

	it("flags what the name tells", () => {
		const flagsOf = (text: string) => extractIndicators(text)[0]?.flags;
		expect(flagsOf("www.example.com")).toEqual(["documentation"]);
		expect(flagsOf("dc01.northwind.local")).toEqual(["private"]);
		expect(flagsOf("a.northwind.test")).toEqual(["reserved"]);
		expect(flagsOf("expyuzz4wqqyqhjn[.]onion")).toEqual(["onion"]);
		expect(flagsOf("update[.]py")).toEqual(["file-name-like"]);
		expect(flagsOf("northwind-mail.com")).toEqual([]);
	});
});
