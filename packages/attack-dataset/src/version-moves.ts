// Evidence, by letter, for each move below (looked up in stored copies of public repositories):
// r  revoked-by relationships of MITRE's 19.1 bundle as two unrelated public projects list them, and they agree: a
//    published comparison of the 18.1 and 19.1 bundles (Elastic, kept as test data) and the crosswalk of a Sigma tool
// n  the 19 technique keeps the 18 name, or says the same in other words
// a  Atomic Red Team moved the folder: the tests under the 19 id have the auto_generated_guid they had under the 18 id
// s  SigmaHQ re-tagged a rule: the same rule id carried the 18 tag before and has the 19 tag now (57c4bf16-227f-4394-8ec7-
//    1b745ee061c3: T1562.004, T1686.003; 38eb1dbb-011f-40b1-a126-cf03a0210563: T1562.001 and .003, T1685 and T1690)
//
// Left out, because nothing public says which 18.1 technique they replace: T1682, T1683, T1683.001, T1683.002, T1684 (a
// new parent), T1687 (Exploitation for Defense Impairment) and T1027.018. They are new in 19.

/**
 * Ids that ATT&CK 19 revoked, with their replacement: what to follow when the target catalogue is version 19 and the
 * bundle's own revoked-by relationships are not at hand.
 */
export const MOVES_18_TO_19: Readonly<Record<string, string>> = {
	"T1070.001": "T1685.005", // r n a
	"T1070.002": "T1685.006", // r n a
	T1562: "T1685", // r
	"T1562.001": "T1685", // r n a s
	"T1562.002": "T1685.001", // r n a
	"T1562.003": "T1690", // r n a s
	"T1562.004": "T1686", // r n a
	"T1562.006": "T1685", // r a
	"T1562.007": "T1686.001", // r n
	"T1562.008": "T1685.002", // r n a
	"T1562.009": "T1688", // r n a
	"T1562.010": "T1689", // r n a
	"T1562.011": "T1685.003", // r
	"T1562.012": "T1685.004", // r n a (by test names: the stored older file has no guids)
	"T1562.013": "T1686.002", // r n
	T1656: "T1684.001", // r n
	T1672: "T1684.002", // r n
};

/**
 * Ids that are new in ATT&CK 19, with the 18.1 technique they came from: what to follow when texts tagged with version
 * 19 (Sigma and Atomic Red Team since 2026) are read against the shipped 18.1 catalogue.
 *
 * Two are choices: `T1685` took in `T1562`, `T1562.001` and `T1562.006` and goes back to the one whose name it kept and
 * that gave most of the tests compared; `T1686.003` (Windows hosts only) is new and goes back to the firewall technique that its
 * rules were tagged with.
 */
export const MOVES_19_TO_18: Readonly<Record<string, string>> = {
	"T1684.001": "T1656", // r n
	"T1684.002": "T1672", // r n
	T1685: "T1562.001", // r n a s; see above
	"T1685.001": "T1562.002", // r n a
	"T1685.002": "T1562.008", // r n a
	"T1685.003": "T1562.011", // r
	"T1685.004": "T1562.012", // r n a (by test names)
	"T1685.005": "T1070.001", // r n a
	"T1685.006": "T1070.002", // r n a
	T1686: "T1562.004", // r n a
	"T1686.001": "T1562.007", // r n
	"T1686.002": "T1562.013", // r n
	"T1686.003": "T1562.004", // s; see above
	T1688: "T1562.009", // r n a
	T1689: "T1562.010", // r n a
	T1690: "T1562.003", // r n a s
};
