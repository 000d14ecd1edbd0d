import { expect, test } from "vitest";
import { html } from "../src/render/html.js";

test("escapes every value, in text and attributes, but no markup of its own", () => {
	const inner = html`<i>${"a<b"}</i>`;
	expect(html`<p title="${`"'>&`}">${inner}${[inner, html`!`]}${7}</p>`.markup).toBe(
		`<p title="&quot;&#39;&gt;&amp;"><i>a&lt;b</i><i>a&lt;b</i>!7</p>`,
	);
	expect(html`${[]}`.markup).toBe("");
});

test("characters that act are shown, line breaks and tabs kept", () => {
	expect(html`${"a\u0000\u001b\u202e\u2066\u0085\ud800\n\tb"}`.markup).toBe(
		"a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\n\tb",
	);
	expect(html`${"naïve 😀 攻击"}`.markup).toBe("naïve 😀 攻击");
});
