import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A folder that is new for each test and gone after it. */
export function useTemporaryFolder(): { path: string } {
	const folder = { path: "" };
	beforeEach(async () => {
		folder.path = await mkdtemp(join(tmpdir(), "mapper-trainer-"));
	});
	afterEach(async () => {
		await rm(folder.path, { recursive: true, force: true });
	});
	return folder;
}
