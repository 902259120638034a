import { describe, expect, it } from 'vitest';
import type { Reading } from '../gateways/gateway.ts';
import { INQUIRY_SCHEDULE } from './inquiry-schedule.ts';
import { orderRecord } from '../../../../tests/support/order-record.ts';
import type { OrderRecord } from './order-record.ts';
import {
	readGatewayState,
	type DoubtfulOperation,
	type ReadingContext,
	type ReadingDecision
} from './read-gateway-state.ts';

const T0 = 1_796_000_000_000;
const TRUTH = { finishMs: 60_000, stalenessMs: 10_000, schedule: INQUIRY_SCHEDULE };

function reading(state: string | null, more: Partial<Reading> = {}): Reading {
	return {
		state,
		raw: state ?? 'NEWWORD',
		processedAt: T0 - 5_000,
		amount: 4_980,
		orderedAt: T0 - 3_600_000,
		extendedOn: null,
		immediate: false,
		access: { accessId: 'a'.repeat(32), accessPass: 'b'.repeat(32) },
		...more
	};
}

function context(more: Partial<ReadingContext> = {}): ReadingContext {
	return { reason: 'notification', sentAt: T0, now: T0, truth: TRUTH, operation: null, ...more };
}

function doubtful(sentAt: number, more: Partial<DoubtfulOperation> = {}): DoubtfulOperation {
	return {
		id: 'op',
		action: 'capture',
		expectation: { kind: 'captured' },
		sentAt,
		gatewayCodes: [],
		...more
	};
}

function applied(decision: ReadingDecision): Extract<ReadingDecision, { kind: 'applied' }> {
	if (decision.kind !== 'applied') throw new Error('disregarded');
	return decision;
}

describe('an inquired state', () => {
	it('wins over ours', () => {
		const order = orderRecord({ gatewayState: 'AUTH' });
		const { patch, event } = applied(readGatewayState(order, reading('SALES'), context()));
		expect(patch).toMatchObject({ gatewayState: 'SALES', capturedAt: T0 - 5_000 });
		expect(event).toBe('payment:moved');
	});

	it('that lies behind ours is disregarded within the staleness, to the millisecond', () => {
		const order = orderRecord({ gatewayState: 'SALES', gatewayMovedAt: T0 - 10_000 });
		const at = (sentAt: number) => readGatewayState(order, reading('AUTH'), context({ sentAt }));
		expect(at(T0 - 1).kind).toBe('disregarded');
		expect(applied(at(T0)).patch.gatewayState).toBe('AUTH');
	});

	it('in a word that we do not know changes nothing but what is shown', () => {
		const order = orderRecord({ gatewayState: 'AUTH' });
		expect(applied(readGatewayState(order, reading(null), context())).patch).toEqual({
			gatewayStateRaw: 'NEWWORD',
			anomaly: 'UNKNOWN_STATUS'
		});
	});

	it('keeps the first capture instant: amount changes do not move it', () => {
		const order = orderRecord({ gatewayState: 'RETURN', capturedAt: T0 - 86_400_000 });
		const { patch } = applied(readGatewayState(order, reading('SALES'), context()));
		expect(patch).not.toHaveProperty('capturedAt');
	});

	it('never undoes a cancel of a person', () => {
		const order = orderRecord({ gatewayState: 'AUTH', deskStatus: 'cancelled' });
		const { patch } = applied(readGatewayState(order, reading('SALES'), context()));
		expect(patch).not.toHaveProperty('deskStatus');
	});
});

describe('a failed capture', () => {
	const order = orderRecord({ gatewayState: 'AUTH', deskStatus: 'capture_failed' });

	it('is not wiped out by the check that follows it', () => {
		const { patch } = applied(
			readGatewayState(order, reading('AUTH'), context({ reason: 'confirmation' }))
		);
		expect(patch).not.toHaveProperty('deskStatus');
	});

	it('is repaired when a person asks, or when the gateway shows another state', () => {
		const asked = readGatewayState(order, reading('AUTH'), context({ reason: 'person' }));
		expect(applied(asked).patch.deskStatus).toBeNull();
		expect(
			applied(readGatewayState(order, reading('SALES'), context())).patch.deskStatus
		).toBeNull();
	});
});

describe('an operation in doubt', () => {
	const order = orderRecord({ gatewayState: 'AUTH', operationState: 'unknown' });
	const certain = T0 - 70_000;

	it('happened as soon as the gateway shows it', () => {
		const decision = applied(
			readGatewayState(order, reading('SALES'), context({ operation: doubtful(T0 - 1) }))
		);
		expect(decision.settled).toEqual({ state: 'succeeded', code: null });
		expect(decision.patch).toMatchObject({ operationId: null, operationState: null });
		expect(decision.event).toBe('capture:succeeded');
	});

	it('did not happen only once both bounds have passed, to the millisecond', () => {
		const at = (sentAt: number) =>
			applied(readGatewayState(order, reading('AUTH'), context({ operation: doubtful(sentAt) })));
		expect(at(certain + 1).settled).toBeNull();
		expect(at(certain + 1).patch).not.toHaveProperty('operationState');
		expect(at(certain).settled).toEqual({ state: 'not_executed', code: 'NOT_EXECUTED' });
		expect(at(certain).event).toBe('capture:not-executed');
	});

	it('that was refused in doubt has failed, and says so on the order', () => {
		const operation = doubtful(certain, { gatewayCodes: ['M01054004'] });
		const decision = applied(readGatewayState(order, reading('AUTH'), context({ operation })));
		expect(decision.settled).toEqual({ state: 'failed', code: 'GATEWAY_REFUSED' });
		expect(decision.patch.deskStatus).toBe('capture_failed');
	});

	it('cannot happen any more once the transaction has ended otherwise', () => {
		const operation = doubtful(T0 - 1);
		const decision = applied(
			readGatewayState(order, reading('AUTO_CANCELLED'), context({ operation }))
		);
		expect(decision.settled).toEqual({ state: 'failed', code: 'OVERTAKEN' });
	});

	it('is left alone while its own process waits for the answer', () => {
		const inFlight = orderRecord({ gatewayState: 'AUTH', operationState: 'in_flight' });
		const decision = applied(readGatewayState(inFlight, reading('SALES'), context()));
		expect(decision.settled).toBeNull();
		expect(decision.patch).not.toHaveProperty('operationState');
	});
});

describe('what the rules count from', () => {
	it('the buyer confirmed before an extension was processed', () => {
		const order = orderRecord({ gatewayState: 'UNPROCESSED', authorizedAt: null });
		const { patch } = applied(
			readGatewayState(order, reading('AUTH', { extendedOn: '20261120120000' }), context())
		);
		expect(patch).toMatchObject({ authorizedAt: T0 - 3_600_000, extensions: 1 });
	});

	it('the total of 返品 is the one that was accepted, where the gateway was ever read before', () => {
		const readAs = (more: Partial<OrderRecord>) =>
			applied(
				readGatewayState(orderRecord({ amount: 4_000, ...more }), reading('RETURN'), context())
			).patch.amount;
		expect(readAs({ gatewayState: 'RETURN', confirmedAt: T0 - 60_000 })).toBe(4_000);
		expect(readAs({ gatewayState: 'UNPROCESSED', confirmedAt: null })).toBe(4_980);
	});
});
