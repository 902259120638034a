import { expect, test } from 'vitest';
import { auditChanges } from './audit-changes.ts';
import { eventSentence } from './event-sentence.ts';
import { loadText } from './text.ts';

const [ja, en] = await Promise.all([loadText('ja'), loadText('en')]);
const order = { shop: 'main', number: 'A-1', system: 'recruit', version: 2 };

test.each<[string, [unknown, unknown], [string, string, string]]>([
	['amount', [4_980, 4_000], ['ゲートウェイの金額', '¥4,980', '¥4,000']],
	['gatewayState', ['AUTH', 'SALES'], ['ゲートウェイの状態', '仮売上', '実売上']],
	['gatewayState', ['AUTH', 'X9'], ['ゲートウェイの状態', '仮売上', 'X9']],
	['capturedAt', [null, 1_790_000_000_000], ['実売上の日時', '', '2026/09/21 23:13:20 JST']],
	['role', ['viewer', 'admin'], ['役割', '閲覧者', '管理者']],
	['disabled', [false, true], ['停止中', 'いいえ', 'はい']],
	['somethingNew', ['a', 7], ['somethingNew', 'a', '7']],
	['assigneeName', [null, '佐藤 花'], ['担当', '', '佐藤 花']]
])('%s %j in words', (field, change, [name, before, after]) => {
	expect(auditChanges(ja, { changes: { [field]: change }, order, detail: {} })).toEqual([
		{ field, name, before, after }
	]);
});

test('a structure is told by the parts that differ', () => {
	const before = { lines: [{ sku: 'a', quantity: 1 }], note: null, buyer: { name: 'x' } };
	const after = { lines: [{ sku: 'a', quantity: 2 }, { sku: 'b' }], note: null, buyer: null };
	expect(auditChanges(en, { changes: { content: [before, after] }, order, detail: {} })).toEqual([
		{
			field: 'content.lines[0].quantity',
			name: 'Order content.lines[0].quantity',
			before: '1',
			after: '2'
		},
		{
			field: 'content.lines[1]',
			name: 'Order content.lines[1]',
			before: '',
			after: '{"sku":"b"}'
		},
		{ field: 'content.buyer', name: 'Order content.buyer', before: '{"name":"x"}', after: '' }
	]);
});

test('a note is told with the names in it', () => {
	const detail = { mentions: [{ id: 'p1', name: '佐藤 花' }, 'nonsense'] };
	const changes: Record<string, [unknown, unknown]> = { note: [null, '@[p1] と @[p2]'] };
	expect(auditChanges(ja, { changes, order, detail })[0]?.after).toBe('@佐藤 花 と @?');
});

test('an id is not told where its name is', () => {
	const changes: Record<string, [unknown, unknown]> = {
		assigneeId: [null, 'p1'],
		assigneeName: [null, '佐藤 花']
	};
	expect(auditChanges(ja, { changes, order, detail: {} }).map(({ field }) => field)).toEqual([
		'assigneeName'
	]);
	expect(
		auditChanges(ja, { changes: { assigneeId: [null, 'p1'] }, order, detail: {} })
	).toHaveLength(1);
});

test.each([
	['capture:succeeded', '実売上が完了'],
	['cancel:not_executed', 'キャンセルは実行されていなかった'],
	['person:invited', '担当者を招待'],
	['order:assigned', '担当を変更'],
	['never:heard-of', null],
	['capture:nonsense', null],
	['', null]
])('%s reads %s', (event, sentence) => {
	expect(eventSentence(ja, event)).toBe(sentence);
});
