import { startAuthentication } from '../recruit/recruit-start.ts';
import type { Simulation } from '../simulation.ts';
import { encodeAnswer, refusal } from './answer.ts';
import { textReply, type Reply } from './reply.ts';
import { encodeWindows31J } from './windows-31j.ts';

interface BrowserCall {
	readonly values: ReadonlyMap<string, string>;
	readonly now: number;
	readonly quiet: boolean;
	readonly id: number;
}

interface ServedPage {
	readonly result: {
		readonly outcome: 'executed' | 'refused';
		readonly errInfo: string;
		readonly fault: undefined;
	};
	readonly reply: Reply;
}

/** Stands for Recruit's authentication: the buyer's decision comes through the control API. */
const PAGE = encodeWindows31J(
	'<!doctype html><meta charset="Windows-31J"><title>リクルートかんたん支払い（模擬）</title>' +
		'<p>認証画面の代わりです。購入者の操作は /control/buyer から行います。</p>'
);

function refusedPage(errInfo: string): ServedPage {
	return {
		result: { outcome: 'refused', errInfo, fault: undefined },
		reply: textReply(encodeAnswer(refusal(errInfo)))
	};
}

/** `POST /payment/RecruitStart.idPass`, sent by the buyer's browser with AccessID and Token. */
export function serveRecruitStart(simulation: Simulation, call: BrowserCall): ServedPage {
	const { values, now, quiet, id } = call;
	const accessId = values.get('AccessID');
	if (!accessId) return refusedPage('M01007001');
	const found = simulation.ledger.trades.findByAccessId(accessId);
	const transaction = found && simulation.gateway.read(found.shopId, found.orderId, now, quiet);
	if (!transaction) return refusedPage('RC1000006');
	const outcome = startAuthentication(transaction, values.get('Token'), now);
	if ('errInfo' in outcome) return refusedPage(outcome.errInfo);
	if (outcome.next !== transaction) {
		simulation.gateway.change(outcome.next, { at: now, requestId: id, quiet });
	}
	return {
		result: { outcome: 'executed', errInfo: '', fault: undefined },
		reply: { status: 200, contentType: 'text/html;charset=Windows-31J', body: PAGE }
	};
}
