/** Style of an explanation's page: light and dark, narrow and wide, on paper. No colour is the only sign of anything. */
export const PAGE_STYLE = `
:root {
	color-scheme: light dark;
	--ink: #1c1b1a; --soft: #5d5a55; --paper: #fbfaf8; --card: #ffffff; --line: #d9d5ce;
	--for: 29, 111, 72; --against: 163, 59, 32; --note: #7a5200;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ink: #ece9e4; --soft: #a8a39b; --paper: #171615; --card: #201f1d; --line: #3b3935;
		--for: 92, 200, 142; --against: 240, 138, 108; --note: #e3b45c;
	}
}
* { box-sizing: border-box; }
body {
	margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 60rem; background: var(--paper); color: var(--ink);
	font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .35rem 0; }
.soft { color: var(--soft); font-size: .9rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.1rem; margin: 1.25rem 0; }
.head { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; }
.probability { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
.text { white-space: pre-wrap; margin: .75rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line); line-height: 1.9; }
mark { color: inherit; border-radius: .2rem; padding: .05em .12em; text-decoration-thickness: .12em; text-underline-offset: .22em; }
mark sup { font-size: .7em; line-height: 0; font-weight: 700; margin-left: .05em; }
mark.for { text-decoration-line: underline; text-decoration-style: solid; text-decoration-color: rgb(var(--for)); }
mark.against { text-decoration-line: underline; text-decoration-style: wavy; text-decoration-color: rgb(var(--against)); }
mark.for.shade-1 { background: rgba(var(--for), .1); } mark.for.shade-2 { background: rgba(var(--for), .19); }
mark.for.shade-3 { background: rgba(var(--for), .28); } mark.for.shade-4 { background: rgba(var(--for), .38); }
mark.against.shade-1 { background: rgba(var(--against), .1); } mark.against.shade-2 { background: rgba(var(--against), .19); }
mark.against.shade-3 { background: rgba(var(--against), .28); } mark.against.shade-4 { background: rgba(var(--against), .38); }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .93rem; }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .25rem; }
th, td { text-align: left; padding: .2rem .5rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
th { color: var(--soft); font-weight: 500; font-size: .85rem; }
.word { width: 34%; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 6.5rem; padding-right: 1rem; }
th.side { text-align: center; padding-right: 0; }
td:last-child { padding-right: 0; }
.bar { display: block; width: 100%; height: .8rem; }
.bar .axis { fill: var(--soft); }
.bar .for { fill: rgb(var(--for)); }
.bar .against { fill: none; stroke: rgb(var(--against)); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.warning { color: var(--note); font-size: .93rem; }
details { margin: .75rem 0; }
summary { cursor: pointer; color: var(--soft); }
dt { font-weight: 600; margin-top: .5rem; } dd { margin: 0 0 0 1rem; }
@media (max-width: 30rem) {
	body { padding: 1rem .6rem 2rem; } .card { padding: .8rem .7rem; } .word { width: 40%; } .number { width: 4.8rem; padding-right: .5rem; }
}
@media print {
	:root { --ink: #000; --soft: #444; --paper: #fff; --card: #fff; --line: #bbb; --for: 29, 111, 72; --against: 163, 59, 32; --note: #5c3d00; }
	body { max-width: none; padding: 0; } .card { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: .75rem 0; }
	mark, .bar { print-color-adjust: exact; } tr, .text { break-inside: avoid; }
}
`;
