/** Where a stream's items come from. */
export interface ItemSource<T> {
	/** The next item; rejects with the signal's reason as soon as it is aborted. */
	next(): Promise<IteratorResult<T>>;
	/** Tells the stream that no more is wanted, unless it has ended. */
	close(): Promise<void>;
}

/** Reads any iterable item by item, so that a cancelled caller never waits for a slow one. */
export function openItems<T>(items: AsyncIterable<T> | Iterable<T>, signal?: AbortSignal): ItemSource<T> {
	const iterator: AsyncIterator<T> | Iterator<T> =
		Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
	let hasEnded = false;
	let isBusy = false;

	async function pull(): Promise<IteratorResult<T>> {
		isBusy = true;
		try {
			const next = await iterator.next();
			if (next.done) hasEnded = true;
			return next;
		} catch (error) {
			hasEnded = true;
			throw error;
		} finally {
			isBusy = false;
		}
	}

	return {
		next: () =>
			new Promise((resolve, reject) => {
				signal?.throwIfAborted();
				const onAbort = () => reject(signal?.reason);
				signal?.addEventListener("abort", onAbort, { once: true });
				pull()
					.then(resolve, reject)
					.finally(() => signal?.removeEventListener("abort", onAbort));
			}),
		async close() {
			if (hasEnded) return;
			const closed = Promise.resolve(iterator.return?.());
			if (!isBusy) await closed;
			// A stream that waits for input of its own closes when that comes; nobody is left to hear how it went.
			else closed.catch(() => undefined);
		},
	};
}
