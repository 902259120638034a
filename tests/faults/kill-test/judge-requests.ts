import { SCALED } from '../order-context.ts';
import type { Ledger } from './ledger.ts';

/** An exchange as the desk committed it: what it knows, and since when (epoch ms). */
export interface CommittedExchange {
	api: string;
	sentAt: number;
	answeredAt: number;
	outcome: string;
	codes: string[];
}

type Request = Ledger['requests'][number];

const OPERATIONS = ['RecruitSales', 'RecruitCancel', 'RecruitChange', 'RecruitUpdateAuth'];
/** Both clocks are this machine's; a request is on its way for so long at most. */
const SLACK_MS = 20;
/** After these bounds a gateway has finished or forgotten a request and shows what became of it. */
const BOUNDS_MS = SCALED.finishMs + SCALED.stalenessMs;
/** Refusals that leave the transaction in doubt: the request is over, its outcome an inquiry's to tell. */
const IN_DOUBT = ['M01054004', 'RC1000112', 'RC1000109', 'RC1000101'];
/** A refusal of this second request says nothing of the one that it came upon. */
const UNKNOWN = ['E90010001'];

/**
 * Every request of an order that followed another one without the right to: allowed are a definite
 * answer that the desk had committed, an inquiry that showed the first one's work, and an inquiry that
 * was sent after the first one's bounds (after a refusal in doubt: as soon as inquiries cannot be older
 * than it). A capture after a change needs more: the OK, or an inquiry
 * that showed the new amount, or that the change was given up by a person.
 *
 * @param discardedAt when a person took an unsent change back, epoch ms
 */
export function unfoundedRequests(
	ledger: Ledger,
	committed: readonly CommittedExchange[],
	discardedAt: readonly number[]
): string[] {
	const requests = ledger.requests.filter(({ api }) => OPERATIONS.includes(api));
	const inquiries = ledger.requests
		.filter(({ api }) => api === 'SearchTradeMulti')
		.map(readInquiry);
	const unfounded: string[] = [];
	for (const [at, later] of requests.entries()) {
		const first = requests[at - 1];
		if (!first) continue;
		const answer = committedAnswer(first, committed);
		const isAnswered = answer?.isDefinite === true && answer.at <= later.at + SLACK_MS;
		const between = inquiries.filter(
			(one) => one.answered && one.at >= first.at && one.at <= later.at
		);
		const isShown = between.some((inquiry) => showsWorkOf(first, inquiry));
		const certainFrom =
			answer?.isDefinite === false ? answer.at + SCALED.stalenessMs : first.at + BOUNDS_MS;
		const isPast = between.some((inquiry) => inquiry.at >= certainFrom - SLACK_MS);
		const isGivenUp = discardedAt.some((when) => when >= first.at && when <= later.at);
		const follows = first.api === 'RecruitChange' && later.api === 'RecruitSales';
		const isFounded = follows
			? (isAnswered && answer.isOk) || isShown || isGivenUp
			: isAnswered || isShown || isPast;
		if (!isFounded) {
			unfounded.push(
				`${first.orderId}: ${first.api} then ${later.api} ${later.at - first.at} ms later`
			);
		}
	}
	return unfounded;
}

/** What the desk committed of the answer to this very request; null: nothing, or nothing readable. */
function committedAnswer(
	request: Request,
	committed: readonly CommittedExchange[]
): { isOk: boolean; isDefinite: boolean; at: number } | null {
	const found = committed.find(
		({ api, sentAt, answeredAt }) =>
			api === request.api && request.at >= sentAt - SLACK_MS && request.at <= answeredAt + SLACK_MS
	);
	if (!found) return null;
	const { outcome, codes, answeredAt: at } = found;
	const isOk = outcome === 'answered';
	if (!isOk && (outcome !== 'refused' || codes.some((code) => UNKNOWN.includes(code)))) return null;
	return { isOk, isDefinite: isOk || !codes.some((code) => IN_DOUBT.includes(code)), at };
}

interface Inquiry {
	at: number;
	/** The desk was given an answer that it can read. */
	answered: boolean;
	state: string;
	/** Yen. */
	amount: number;
	extendedOn: string;
	/** Fourteen digits. */
	processedOn: string;
}

function readInquiry(request: Request): Inquiry {
	const text = Buffer.from(request.answerBase64 ?? '', 'base64').toString('latin1');
	const fields = new Map(
		text.split('&').map((pair): [string, string] => {
			const [name = '', value = ''] = pair.split('=');
			return [name, value];
		})
	);
	return {
		at: request.at,
		answered: request.httpStatus === 200 && fields.has('Status'),
		state: fields.get('Status') ?? '',
		amount: Number(fields.get('Amount')) + Number(fields.get('Tax')),
		extendedOn: fields.get('RcUpdateAuthDay') ?? '',
		processedOn: fields.get('ProcessDate') ?? ''
	};
}

const SOLD = ['SALES', 'CAPTURE', 'RETURN'];

function showsWorkOf(request: Request, inquiry: Inquiry): boolean {
	switch (request.api) {
		case 'RecruitSales':
			return SOLD.includes(inquiry.state);
		case 'RecruitCancel':
			return inquiry.state === 'CANCEL';
		case 'RecruitUpdateAuth':
			return inquiry.extendedOn !== '' && inquiry.extendedOn >= secondOf(request.at);
		default: {
			const wanted = Number(request.fields['Amount']) + Number(request.fields['Tax'] ?? 0);
			if (inquiry.state === 'RETURN') return true;
			return inquiry.amount === wanted && inquiry.processedOn >= secondOf(request.at);
		}
	}
}

/** As the wire writes it: fourteen digits, JST. */
function secondOf(at: number): string {
	return new Date(at + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
}
