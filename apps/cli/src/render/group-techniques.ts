import type { MappedTechnique } from "@mapper/predictor";

/** A technique in its place in the table. */
export interface GroupedTechnique {
	readonly technique: MappedTechnique;
	/** Whether its parent stands above it. */
	readonly isUnderParent: boolean;
}

/** Brings sub-techniques together behind their parent; groups stay in the order of their best member. */
export function groupTechniques(techniques: readonly MappedTechnique[]): GroupedTechnique[] {
	const families = new Map<string, MappedTechnique[]>();
	for (const technique of techniques) {
		const family = familyOf(technique.id);
		families.set(family, [...(families.get(family) ?? []), technique]);
	}
	return [...families].flatMap(([family, members]) => {
		const parent = members.find(({ id }) => id === family);
		const children = members.filter((member) => member !== parent);
		return [
			...(parent ? [{ technique: parent, isUnderParent: false }] : []),
			...children.map((technique) => ({ technique, isUnderParent: parent !== undefined })),
		];
	});
}

function familyOf(id: string): string {
	return id.split(".", 1)[0] as string;
}
