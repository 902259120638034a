import { describe, expect, it } from 'vitest';
import { taskRow as item } from '../../../../tests/support/task-row.ts';
import { loadText } from '../../i18n/text.ts';
import { howItEnded, shownState, whatChanged } from './task-words.ts';

const ja = await loadText('ja');
const en = await loadText('en');

const closed = { at: 1, by: 'person', name: '佐藤 花', proof: '取消済み' } as const;

describe('the payment of a work item', () => {
	it('is told in the gateway’s word, an unknown one as it is spelled, none as none', () => {
		expect(shownState(ja, item())).toBe('仮売上');
		const odd = item({ payment: { id: 'x', isCurrent: false, state: 'ODD', confirmedAt: null } });
		expect(shownState(ja, odd)).toBe('ODD');
		expect(shownState(ja, item({ payment: null }))).toBeNull();
	});
});

describe('how a work item ended', () => {
	it('names the person, or the state that the gateway showed', () => {
		expect(howItEnded(ja, item())).toBeNull();
		expect(howItEnded(ja, item({ closed }))).toBe('佐藤 花 が完了');
		const byGateway = item({ closed: { at: 1, by: 'gateway', name: null, proof: 'CANCEL' } });
		expect(howItEnded(ja, byGateway)).toContain('キャンセル');
		expect(howItEnded(en, byGateway)).not.toContain('CANCEL');
	});
});

describe('what somebody else did meanwhile', () => {
	it('names who was first and whose it is now, and that it may be tried again', () => {
		const owner = { id: 'p', name: '田中 蓮' };
		expect(whatChanged(ja, item({ owner }), '田中 蓮')).toEqual([
			'田中 蓮 の変更が先に入りました',
			'いまの担当は 田中 蓮 です。',
			ja.tasks.conflict.again
		]);
		expect(whatChanged(ja, item(), null)).toEqual([
			ja.tasks.conflict.unowned,
			ja.tasks.conflict.again
		]);
	});

	it('says that it is done, by whom or by the gateway', () => {
		expect(whatChanged(ja, item({ closed }), null)).toEqual([
			'佐藤 花 の変更が先に入りました',
			ja.tasks.conflict.closed
		]);
		const byGateway = item({ closed: { at: 1, by: 'gateway', name: null, proof: 'CANCEL' } });
		expect(whatChanged(ja, byGateway, '')[0]).toBe(ja.tasks.conflict.byGateway);
	});
});
