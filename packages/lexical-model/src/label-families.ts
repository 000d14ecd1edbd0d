/** How the techniques of a model hang together, by number. */
export interface LabelFamilies {
	/** For each label its parent's number; -1 where it has none among the labels. */
	readonly parents: Int16Array;
	readonly children: readonly (readonly number[])[];
	/** For each label all others of its family: parent, children, siblings. */
	readonly relatives: readonly (readonly number[])[];
}

/** Reads families from ids: what stands before the point of `T1059.001` is its parent. */
export function findFamilies(labels: readonly string[]): LabelFamilies {
	const families = new Map<string, number[]>();
	const numberOf = new Map(labels.map((id, label) => [id, label]));
	labels.forEach((id, label) => {
		const family = families.get(parentId(id));
		if (family) family.push(label);
		else families.set(parentId(id), [label]);
	});
	const parents = Int16Array.from(labels, (id) =>
		id.includes(".") ? (numberOf.get(parentId(id)) ?? -1) : -1,
	);
	const members = labels.map((id) => families.get(parentId(id)) as number[]);
	return {
		parents,
		children: labels.map((_, label) =>
			(members[label] as number[]).filter((other) => parents[other] === label),
		),
		relatives: members.map((family, label) => family.filter((other) => other !== label)),
	};
}

function parentId(id: string): string {
	const dot = id.indexOf(".");
	return dot < 0 ? id : id.slice(0, dot);
}
