import { DEFAULT_WARNING_LISTS } from "../default-warning-lists.js";
import { combineWarningLists, type WarningLists } from "./combine-warning-lists.js";
import { readWarningList } from "./read-warning-list.js";

let combined: WarningLists | undefined;

/**
 * The warning lists that come with the package: hashes of empty, test and common files, sandboxes, blogs of security
 * vendors, url shorteners, link pages, services that tell the own address, certificate revocation, captive portals,
 * Windows endpoints and well-known DNS resolvers.
 *
 * They are a dated part of MISP/misp-warninglists (CC0 1.0), but for `well-known-dns`, which is kept by hand in place
 * of the 62,745 addresses of `public-dns-v4`. For more or newer ones use `loadWarningLists`.
 */
export function defaultWarningLists(): WarningLists {
	// Built on first use, so that importing the package costs nothing.
	combined ??= combineWarningLists(
		DEFAULT_WARNING_LISTS.map(({ name, version, type, attributes, entries }) =>
			readWarningList({
				name,
				version,
				type,
				matching_attributes: attributes.split(" "),
				list: entries.split(" "),
			}),
		),
	);
	return combined;
}
