import type { Indicator, IndicatorType } from "./indicator.js";

type Validators = typeof import("ioc-extractor");

/** Longer values are not asked about: the patterns of `ioc-extractor` slow down on long runs of labels. */
const MAX_VALUE = 2048;

const VALIDATORS: Partial<Record<IndicatorType, (validators: Validators, value: string) => boolean>> = {
	ipv4: ({ isIPv4 }, value) => isIPv4(value),
	ipv6: ({ isIPv6 }, value) => isIPv6(value),
	domain: ({ isDomain }, value) => isDomain(value),
	url: ({ isURL }, value) => isURL(value),
	email: ({ isEmail }, value) => isEmail(value),
	md5: ({ isMD5 }, value) => isMD5(value),
	sha1: ({ isSHA1 }, value) => isSHA1(value),
	sha256: ({ isSHA256 }, value) => isSHA256(value),
	sha512: ({ isSHA512 }, value) => isSHA512(value),
	cve: ({ isCVE }, value) => isCVE(value),
	asn: ({ isASN }, value) => isASN(value),
	btc: ({ isBTC }, value) => isBTC(value),
	eth: ({ isETH }, value) => isETH(value),
	mac: ({ isMacAddress }, value) => isMacAddress(value),
};

/**
 * Asks the validators of `ioc-extractor` about each value and adds the flag `disputed` where they reject it. Types it
 * does not know, and values above 2,048 characters, are left as they are. The library is loaded on the first call.
 *
 * A dispute is a hint, not a verdict: the library knows no names outside the root zone, no `ftp://` and no bech32.
 *
 * @returns new indicators in the same order
 */
export async function addSecondOpinion(indicators: readonly Indicator[]): Promise<Indicator[]> {
	const validators = await import("ioc-extractor");
	return indicators.map((indicator) => {
		const validate = VALIDATORS[indicator.type];
		if (!validate || indicator.value.length > MAX_VALUE || validate(validators, indicator.value))
			return indicator;
		return { ...indicator, flags: [...indicator.flags, "disputed" as const] };
	});
}
