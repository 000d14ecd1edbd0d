import { describe, expect, it } from "vitest";
import { extractIndicators } from "../../src/index.js";
import { found } from "../found.js";

describe("unix path", () => {
	it.each([
		["It reads /etc/passwd.", "/etc/passwd"],
		["ran /tmp/.x/run.sh, then", "/tmp/.x/run.sh"],
		["~/.ssh/authorized_keys", "~/.ssh/authorized_keys"],
		["~jo/bin/wind", "~jo/bin/wind"],
		["$HOME/.config/wind", "$HOME/.config/wind"],
		["(see /usr/local/bin/wind)", "/usr/local/bin/wind"],
		["'/home/jo/' is", "/home/jo"],
		["/var/log/<host>/wind.log", "/var/log/<host>/wind.log"],
		["/Users/Shared/.wind;", "/Users/Shared/.wind"],
		["/etc/cron.d/wind: a job", "/etc/cron.d/wind"],
		["/tmp/run[.]sh", "/tmp/run.sh"],
		["/opt/wind-mill/lib+2/a~", "/opt/wind-mill/lib+2/a~"],
	])("finds %s", (text, value) => {
		expect(found(text)).toEqual([`path ${value}`]);
	});

	it("gives the exact span, and the file name as a nested part", () => {
		expect(extractIndicators("in /tmp/a.sh.")[0]).toMatchObject({ start: 3, end: 12, text: "/tmp/a.sh" });
		expect(found("/tmp/a.sh", { includeNested: true })).toEqual(["path /tmp/a.sh", "filename a.sh"]);
	});

	it.each([
		"/tmp alone and /",
		"and/or",
		"/24 and /etc",
		"/wind/mill",
		"he/she/they",
		"24/7/365",
		"a/etc/b",
		"TCP/tmp/x",
		"// a comment",
		"1/2 of /var/",
	])("finds nothing in %s", (text) => {
		expect(found(text)).toEqual([]);
	});

	it("is no part of a url", () => {
		expect(found("http://northwind.com/etc/passwd")).toEqual(["url http://northwind.com/etc/passwd"]);
		expect(found("http://northwind.com/?f=/etc/passwd")).toEqual(["url http://northwind.com/?f=/etc/passwd"]);
	});
});
