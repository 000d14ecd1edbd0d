/** Runs an event stream to its end: what it yielded and what it returned. */
export async function drain<Event, Result>(
	stream: AsyncGenerator<Event, Result>,
): Promise<{ events: Event[]; result: Result }> {
	const events: Event[] = [];
	let step = await stream.next();
	while (!step.done) {
		events.push(step.value);
		step = await stream.next();
	}
	return { events, result: step.value };
}
