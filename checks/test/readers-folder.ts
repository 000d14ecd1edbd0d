import { cp, mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "./repository.js";

const REPORT =
	"A scheduled task started encoded PowerShell. Shadow copies were deleted and the files encrypted.\n";

/** The smallest bundle with a technique and its tactic. */
const BUNDLE = {
	type: "bundle",
	id: "bundle--7f3c1c9e-5d0e-4a55-9a30-0c1a7f6f2d01",
	objects: [
		{
			type: "x-mitre-tactic",
			id: "x-mitre-tactic--7f3c1c9e-5d0e-4a55-9a30-0c1a7f6f2d02",
			name: "Execution",
			x_mitre_shortname: "execution",
			external_references: [{ source_name: "mitre-attack", external_id: "TA0002" }],
		},
		{
			type: "attack-pattern",
			id: "attack-pattern--7f3c1c9e-5d0e-4a55-9a30-0c1a7f6f2d03",
			name: "Command and Scripting Interpreter",
			kill_chain_phases: [{ kill_chain_name: "mitre-attack", phase_name: "execution" }],
			external_references: [{ source_name: "mitre-attack", external_id: "T1059" }],
		},
	],
};

/**
 * Makes a folder in which the examples run as in the root of the repository, without leaving anything behind there: it
 * has the repository's examples and data, and the files that the READMEs take as the reader's own.
 */
export async function makeReadersFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "mapper-readme-"));
	await cp(join(repository, "examples"), join(folder, "examples"), { recursive: true });
	await symlink(join(repository, "data"), join(folder, "data"), "junction");
	await mkdir(join(folder, "reports"));
	await mkdir(join(folder, "data-folder"));
	await writeFile(join(folder, "report.md"), REPORT);
	await writeFile(join(folder, "report.txt"), REPORT);
	await writeFile(join(folder, "reports", "monday.txt"), REPORT);
	await writeFile(join(folder, "in.jsonl"), `${JSON.stringify({ id: "1", text: REPORT })}\n`);
	await writeFile(join(folder, "labels.csv"), "text,labels\nPowerShell ran.,T1059.001\nNothing happened.,\n");
	await writeFile(join(folder, "enterprise-attack-19.1.json"), JSON.stringify(BUNDLE));
	return folder;
}
