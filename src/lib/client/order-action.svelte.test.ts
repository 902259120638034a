import { describe, expect, it } from 'vitest';
import { orderRow } from '../../../tests/support/order-row.ts';
import type { OrderRow } from '../contract/order-row.ts';
import { OrderAction, type Press, type PressAnswer } from './order-action.svelte.ts';
import type { Failure } from './trpc.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NO_ANSWER: Failure = {
	code: null,
	field: null,
	params: {},
	row: null,
	refusal: null,
	id: null
};

function desk(answers: (PressAnswer | Failure)[]) {
	const presses: Press[] = [];
	const rows: OrderRow[] = [];
	const act = new OrderAction({
		send: (_, press) => {
			presses.push(press);
			const answer = answers.shift();
			return answer !== undefined && 'operation' in answer
				? Promise.resolve(answer)
				: Promise.reject(Object.assign(new Error('refused'), { failure: answer }));
		},
		readFailure: (error) => (error as { failure: Failure }).failure,
		onrow: (row) => rows.push(row)
	});
	return { act, presses, rows };
}

const done = (row: OrderRow): PressAnswer => ({
	row,
	operation: { state: 'succeeded', code: null, gatewayCodes: [] }
});

describe('a press', () => {
	it('names the order as it was seen, and shows what the answer says', async () => {
		const after = orderRow({ version: 8 });
		const { act, presses, rows } = desk([done(after)]);
		await act.press({ action: 'capture' }, orderRow({ version: 7 }));
		expect(presses).toMatchObject([{ shop: 'demo', number: 'A-1', version: 7 }]);
		expect(presses[0]?.id).toMatch(UUID);
		expect(rows).toEqual([after]);
		expect(act.state).toMatchObject({ kind: 'answered', demand: { action: 'capture' } });
	});

	it('has an identity of its own, which sending it again keeps', async () => {
		const row = orderRow();
		const { act, presses } = desk([NO_ANSWER, NO_ANSWER, done(row), done(row)]);
		await act.press({ action: 'capture' }, row);
		expect(act.state.kind).toBe('lost');
		await act.resend();
		await act.resend();
		expect(act.state.kind).toBe('answered');
		await act.press({ action: 'capture' }, row);
		expect(new Set(presses.slice(0, 3).map(({ id }) => id)).size).toBe(1);
		expect(presses[3]?.id).not.toBe(presses[0]?.id);
	});

	it('is not sent while another one is on its way', async () => {
		const row = orderRow();
		const { act, presses } = desk([done(row), done(row)]);
		const first = act.press({ action: 'capture' }, row);
		await act.press({ action: 'cancel' }, row);
		await first;
		expect(presses).toHaveLength(1);
	});

	it('that is refused brings the order as it is now', async () => {
		const now = orderRow({ version: 9 });
		const conflict: Failure = {
			...NO_ANSWER,
			code: 'VERSION_CONFLICT',
			params: { actor: '李 俊' },
			row: now
		};
		const { act, rows } = desk([conflict]);
		await act.press({ action: 'cancel' }, orderRow());
		expect(rows).toEqual([now]);
		expect(act.state).toMatchObject({ kind: 'refused', failure: { params: { actor: '李 俊' } } });
		act.dismiss();
		expect(act.state.kind).toBe('idle');
	});
});
