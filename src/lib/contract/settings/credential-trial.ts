/**
 * What a harmless inquiry, for a payment that cannot exist, says about the credentials.
 *
 * - `accepted`: the gateway knew the shop and its password, and found no such payment, as it should.
 * - `refused`: it knows no such pair.
 * - `no_answer`: nobody answered in time; it says nothing about the password.
 * - `wrong_address`: somebody else answers there, or there is no such host.
 * - `undecided`: the gateway answered with something that is about neither.
 */
export type TrialVerdict = 'accepted' | 'refused' | 'no_answer' | 'wrong_address' | 'undecided';

/** "There is no such transaction": who hears that was let in. */
const LET_IN: ReadonlySet<string> = new Set([
	'ANSWERED',
	'E01110002',
	'M01004002',
	'M01058002',
	'RC1000006',
	'RC2000103'
]);
/** ShopID and ShopPass: missing, misspelt, unknown, not a pair, without permission. */
const KEPT_OUT = /^(E0101|E0102|E0103|M01002|M01003|RC200010[56])/;
/** No such host, no such API, or an answer of another protocol. */
const ELSEWHERE =
	/^(ENOTFOUND|ERR_INVALID_URL|ECONNREFUSED|E91099997|HTTP (3\d\d|404|405|410)|ANSWER_.*|ERR_TLS_.*|.*CERT.*|EPROTO|HPE_.*)$/;
const SILENT =
	/^(HTTP 5\d\d|EAI_AGAIN|UND_ERR_.*|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError|AbortError)$/;

/** Reads the code that a trial ended with: the gateway's ErrInfo, or why there is no answer. */
export function trialVerdict(code: string): TrialVerdict {
	if (LET_IN.has(code)) return 'accepted';
	if (KEPT_OUT.test(code)) return 'refused';
	if (ELSEWHERE.test(code)) return 'wrong_address';
	return SILENT.test(code) ? 'no_answer' : 'undecided';
}
