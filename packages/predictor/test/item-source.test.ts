import { expect, it } from "vitest";
import { openItems } from "../src/item-source.js";

/** An iterator that notes what is asked of it. */
function noted(step: () => Promise<IteratorResult<number>>) {
	const asked: string[] = [];
	const items: AsyncIterable<number> = {
		[Symbol.asyncIterator]: () => ({
			next() {
				asked.push("next");
				return step();
			},
			async return() {
				asked.push("return");
				return { done: true, value: undefined };
			},
		}),
	};
	return { asked, items };
}

it.each([
	["a list", () => [1, 2]],
	["a set", () => new Set([1, 2])],
	[
		"a generator",
		function* () {
			yield 1;
			yield 2;
		},
	],
	[
		"an async generator",
		async function* () {
			yield 1;
			yield 2;
		},
	],
])("reads %s", async (_, make) => {
	const source = openItems<number>(make());
	expect([await source.next(), await source.next()]).toEqual([
		{ done: false, value: 1 },
		{ done: false, value: 2 },
	]);
	expect((await source.next()).done).toBe(true);
	await source.close();
});

it("closes what has not ended, and only that", async () => {
	const open = noted(async () => ({ done: false, value: 1 }));
	const openSource = openItems(open.items);
	await openSource.next();
	await openSource.close();
	expect(open.asked).toEqual(["next", "return"]);

	const ended = noted(async () => ({ done: true, value: undefined }));
	const endedSource = openItems(ended.items);
	await endedSource.next();
	await endedSource.close();
	expect(ended.asked).toEqual(["next"]);

	const failure = new Error("disk gone");
	const failed = noted(() => Promise.reject(failure));
	const failedSource = openItems(failed.items);
	await expect(failedSource.next()).rejects.toBe(failure);
	await failedSource.close();
	expect(failed.asked).toEqual(["next"]);
});

it("does not wait for a stream that never answers", async () => {
	const { asked, items } = noted(() => new Promise(() => {}));
	const controller = new AbortController();
	const reason = new Error("enough");
	const source = openItems(items, controller.signal);
	const next = source.next();
	controller.abort(reason);
	await expect(next).rejects.toBe(reason);
	await source.close();
	expect(asked).toEqual(["next", "return"]);
	await expect(source.next()).rejects.toBe(reason);
	expect(asked).toEqual(["next", "return"]);
});
