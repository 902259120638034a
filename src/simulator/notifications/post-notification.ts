import { NOTIFICATION_ANSWER } from '../../lib/contract/gateway-codes.ts';

/** How a receiver answered one notification. */
export interface Receipt {
	/** HTTP 200 with the body `0`. Anything else, and silence, makes the gateway send it again. */
	readonly accepted: boolean;
	readonly httpStatus: number | null;
	readonly answer: string | null;
	readonly error: string | null;
}

const KEPT_ANSWER_CHARACTERS = 200;

function nameOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const cause = error.cause instanceof Error ? error.cause : error;
	return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

/** Sends one notification and waits for its answer, at most `limitMs`. Never throws. */
export async function postNotification(
	url: string,
	body: Uint8Array,
	limitMs: number
): Promise<Receipt> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: Buffer.from(body),
			redirect: 'manual',
			signal: AbortSignal.timeout(limitMs)
		});
		const answer = (await response.text()).slice(0, KEPT_ANSWER_CHARACTERS);
		const accepted = response.status === 200 && answer.trim() === NOTIFICATION_ANSWER.accepted;
		return { accepted, httpStatus: response.status, answer, error: null };
	} catch (error) {
		return { accepted: false, httpStatus: null, answer: null, error: nameOf(error) };
	}
}
