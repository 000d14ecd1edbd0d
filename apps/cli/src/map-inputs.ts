import type { MapItem, MapManyOptions, Predictor, ReportMapping } from "@mapper/predictor";
import type { FailedItem, InputItem, ReadItem } from "./input/input-item.js";

/** A text with its mapping. */
export interface MappedResult extends Omit<ReadItem, "error"> {
	readonly mapping: ReportMapping;
}

/** A text that could not be read or mapped. */
export type MapFailure = FailedItem;

/** What `mapInputs` reports, in the order of the inputs. */
export interface MapInputsHandlers {
	mapped(result: MappedResult): Promise<void>;
	failed(failure: MapFailure): Promise<void>;
}

/**
 * Maps all items and reports each, failed ones in their place. Holds the texts that the predictor is busy with and the
 * failures between them, never all of them.
 */
export async function mapInputs(
	items: AsyncIterable<InputItem>,
	predictor: Predictor,
	options: MapManyOptions,
	handlers: MapInputsHandlers,
): Promise<void> {
	// In the order of the inputs: texts on their way through the predictor, and failures that wait behind them.
	const waiting: InputItem[] = [];
	async function* feed(): AsyncGenerator<MapItem> {
		for await (const item of items) {
			if (item.error) {
				// A file of nothing but broken lines must not pile up.
				if (waiting.length === 0) await handlers.failed(item);
				else waiting.push(item);
				continue;
			}
			waiting.push(item);
			const { id, text, source } = item;
			yield { text, ...(id === undefined ? {} : { id }), ...(source === undefined ? {} : { source }) };
		}
	}
	const reportFailures = async (): Promise<void> => {
		for (let next = waiting[0]; next?.error; next = waiting[0]) {
			await handlers.failed(next);
			waiting.shift();
		}
	};
	for await (const { mapping, error } of predictor.mapMany(feed(), options)) {
		const { error: _, ...item } = waiting[0] as ReadItem;
		if (mapping) await handlers.mapped({ ...item, mapping });
		else
			await handlers.failed({ label: item.label, ...(item.id === undefined ? {} : { id: item.id }), error });
		// Only now: an empty queue tells the feed that everything before is reported.
		waiting.shift();
		await reportFailures();
	}
	await reportFailures();
}
