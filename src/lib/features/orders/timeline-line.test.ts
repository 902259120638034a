import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../contract/timeline.ts';
import { loadText } from '../../i18n/text.ts';
import { timelineLine } from './timeline-line.ts';

const ja = await loadText('ja');
const en = await loadText('en');

const entry = (differing: Partial<TimelineEntry>): TimelineEntry => ({
	id: 'audit-1',
	at: 0,
	kind: 'audit',
	actor: { kind: 'person', name: '佐藤' },
	event: 'capture:succeeded',
	changes: {},
	detail: {},
	codes: [],
	...differing
});

const DESK: TimelineEntry['actor'] = { kind: 'desk', name: null };

describe('a line of the history', () => {
	it('tells an action by its phase, and what it changed in words', () => {
		const changes: TimelineEntry['changes'] = {
			gatewayState: ['AUTH', 'SALES'],
			paymentStatus: ['authorized', 'completed'],
			operationId: ['x', null]
		};
		expect(timelineLine(ja, 'recruit', entry({ changes }))).toEqual({
			who: '佐藤',
			what: '実売上が完了',
			details: ['状態 仮売上 → 決済完了', 'PG状態 仮売上 → 実売上']
		});
	});

	it('tells of an alert what presses, and who took note of it', () => {
		const told = (event: string, detail: TimelineEntry['detail'], actor = DESK) =>
			timelineLine(ja, 'recruit', entry({ event, detail, actor }));
		expect(told('alert:raised', { kind: 'expiry', level: 3, subjectAt: 0 })).toEqual({
			who: 'デスク',
			what: 'アラート',
			details: ['失効まで3時間以内']
		});
		const live = { kind: 'live_payment', level: 0, subjectAt: 0 };
		expect(told('alert:acknowledged', live, { kind: 'person', name: '佐藤' })).toEqual({
			who: '佐藤',
			what: 'アラートを確認',
			details: ['キャンセル済みに有効な決済']
		});
	});

	it('tells of a work item what is to be done, whose it is, and how it ended', () => {
		const detail = { task: 3, kind: 'cancel_at_console', payment: 'x-1' };
		const changes: TimelineEntry['changes'] = { taskOwner: ['田中', '佐藤'] };
		const taken = entry({ event: 'task:taken', detail, changes });
		expect(timelineLine(ja, 'recruit', taken)).toEqual({
			who: '佐藤',
			what: '作業を引き受け',
			details: ['担当 田中 → 佐藤', '管理画面で取り消す']
		});
		const byHand = { ...detail, proof: '取消済み' };
		expect(timelineLine(ja, 'recruit', entry({ event: 'task:closed', detail: byHand }))).toEqual({
			who: '佐藤',
			what: '作業が完了',
			details: ['管理画面で取り消す', '取消済み']
		});
		const shown = { ...detail, gatewayState: 'AUTO_CANCELLED' };
		const line = timelineLine(en, 'recruit', entry({ event: 'task:closed', detail: shown }));
		expect(line.details.at(-1)).toBe(en.words.gatewayState.recruit.AUTO_CANCELLED);
	});

	it('says once what both vocabularies say alike', () => {
		const changes: TimelineEntry['changes'] = {
			gatewayState: ['REQSUCCESS', 'PAYFAIL'],
			paymentStatus: ['payment_failed', 'payment_failed'],
			amount: [248_000, 236_000],
			slipNumber: [null, '1234']
		};
		expect(timelineLine(ja, 'recruit', entry({ event: 'payment:moved', changes })).details).toEqual(
			[
				'状態 決済失敗 → 決済失敗',
				'PG状態 要求成功 → 決済失敗',
				'金額 ¥248,000 → ¥236,000',
				'伝票番号 1234'
			]
		);
	});

	it('tells exchanges with their API and outcome, and names the desk', () => {
		const told = timelineLine(
			en,
			'recruit',
			entry({
				kind: 'message',
				actor: { kind: 'desk', name: null },
				event: 'gateway:inquired',
				detail: { api: 'SearchTradeMulti', outcome: 'answered', tookMs: 12 }
			})
		);
		expect(told).toEqual({
			who: 'Desk',
			what: 'Gateway inquired',
			details: ['SearchTradeMulti', 'answered', '12 ms']
		});
	});

	it('never shows the bare name of an event', () => {
		for (const kind of ['audit', 'message', 'notification'] as const) {
			const { what } = timelineLine(ja, 'recruit', entry({ kind, event: 'something:happened' }));
			expect(what).toBe(ja.timeline.other[kind]);
		}
	});

	it('tells what people edit: lines by their number, an expiry by its last day', () => {
		const line = { sku: 'a', name: 'a', unitPrice: 100, quantity: 1, taxRate: 10 };
		const content = [{ lines: [line] }, { lines: [{ ...line, quantity: 2 }] }] as [
			unknown,
			unknown
		];
		const edited = entry({ event: 'changeContent:recorded', changes: { content } });
		expect(timelineLine(ja, 'recruit', edited)).toMatchObject({
			what: '注文の内容を変更(未送信)',
			details: ['明細 1 行']
		});
		const expiryOverride = [null, Date.parse('2027-01-05T00:00:00+09:00')] as [unknown, unknown];
		const read = entry({ event: 'recordExpiry:recorded', changes: { expiryOverride } });
		expect(timelineLine(ja, 'recruit', read).details).toEqual(['最終日 2027/01/04']);
	});

	it('tells both steps of a capture that waits for its change, and where it stopped', () => {
		const tell = (event: string, detail = {}) =>
			timelineLine(ja, 'recruit', entry({ event, detail })).what;
		expect(tell('sendThenCapture:requested')).toBe('送信と実売上を実行');
		expect(tell('sendThenCapture:sent')).toBe('変更を送信、続けて実売上を送信');
		expect(tell('sendThenCapture:failed', { code: 'STOPPED_BEFORE_CAPTURE' })).toBe(
			'変更だけを送信(実売上は送らず)'
		);
	});
});
