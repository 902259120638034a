import { describe, expect, it } from 'vitest';
import { jst } from '../../domain/orders/facts-for-tests.ts';
import { messageOf } from './index.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { sentenceOf, type SentenceCode, type Telling } from './sentence.ts';

/** Parameters of every code; a code without an example does not compile. */
const EXAMPLES: { readonly [Code in SentenceCode]: Extract<Telling, { code: Code }>['params'][] } =
	{
		NOT_OFFERED_BY_SYSTEM: [{ system: 'recruit', action: 'correctedCapture' }],
		NO_GATEWAY_ORDER: [{}],
		HELD_BY_IMPORT: [{ importName: 'slips-1206.csv' }],
		OPERATION_IN_FLIGHT: [{}],
		OUTCOME_UNKNOWN: [{}],
		LIVE_PAYMENT_ON_CANCELLED_ORDER: [{ gatewayState: 'SALES' }],
		GATEWAY_STATE_NOT_UNDERSTOOD: [{ gatewayState: 'REQCHANGE' }],
		CAPTURE_NOT_FINAL: [{}],
		AUTHORIZATION_EXPIRED: [{ expiredAt: null }, { expiredAt: jst('2026-12-20') }],
		PAYMENT_NOT_FINISHED: [{}],
		NOT_CAPTURED: [{}],
		ALREADY_CAPTURED: [{ capturedAt: null }, { capturedAt: jst('2026-12-05T10:00:01') }],
		CONTENT_FIXED_AFTER_CAPTURE: [{}],
		AMOUNT_CHANGE_PENDING: [{}],
		SALE_CANCEL_PERIOD_OVER: [{}],
		CARRIER_UNKNOWN: [{}],
		NOT_IN_CARRIER_GRID: [
			{ carrier: 'softbank', request: 'correctedCapture', gatewayState: 'AUTH_COMPLETE' }
		],
		PAYMENT_STILL_LIVE: [{ status: 'authorized' }, { status: 'completed' }],
		ALREADY_CANCELLED: [{}],
		CAPTURE_FAILED: [{}],
		CAPTURE_ERROR_NOT_ACKNOWLEDGED: [{}],
		RESERVATION_NEEDS_NO_SEND: [{}],
		PAYMENT_FAILED: [{}],
		AWAITING_DELIVERY: [{}],
		ALREADY_REPORTED: [{}],
		READY_FOR_REPORT: [{ sendsAt: null }, { sendsAt: jst('2026-12-08') }],
		REPORT_UNDER_WAY: [{ resultsAt: null }, { resultsAt: jst('2026-12-18') }],
		REPORT_FAILED: [{}],
		CARD_BLOCKED: [{ since: jst('2026-12-08') }],
		EXTENSION_TURNED_OFF: [{}],
		EXTENSION_NOT_IN_CONTRACT: [{}],
		DELIVERED_NOT_RETURNED: [{}],
		ALREADY_DELIVERED: [{}],
		ALREADY_RETURNED: [{}],
		NOT_DELIVERED: [{}],
		UNSENT_CHANGE: [
			{ amount: 4980, localAmount: 4500 },
			{ amount: 4980, localAmount: 4980 }
		],
		NOTHING_TO_SEND: [{}],
		CAPTURE_TIME_UNKNOWN: [{}],
		AMOUNT_WINDOW_NOT_OPEN: [{ opensAt: jst('2026-12-06T01:00:00'), closesAt: jst('2027-02-01') }],
		AMOUNT_WINDOW_CLOSED: [{ closedAt: jst('2027-02-01') }],
		EXTENSION_CEILING_REACHED: [{ ceilingAt: jst('2027-03-20') }],
		RECURRING_NOT_STARTED: [{ startsAt: jst('2027-01-01') }],
		AMOUNT_OUT_OF_RANGE: [{ amount: 10_000_000, min: 1, max: 9_999_999 }],
		NO_CHANGE: [{ amount: 4980 }],
		AMOUNT_INCREASE_AFTER_CAPTURE: [{ amount: 4980, newAmount: 5980 }],
		AMOUNT_INCREASE_WITH_POINTS_ONLY: [{ amount: 4980, newAmount: 5980 }],
		AMOUNT_CANNOT_GO_UP: [{ amount: 4980, newAmount: 5980 }],
		CORRECTED_CAPTURE_DUE: [{ amount: 4980, localAmount: 4500 }],
		NO_LOWER_AMOUNT: [{ amount: 4980 }],
		BUYER_WILL_BE_MAILED: [{}],
		COUPON_MAY_BE_WITHDRAWN: [{ threshold: 3000, newAmount: 2980 }],
		BUYER_MAY_STILL_PAY: [{ until: null }, { until: jst('2026-12-06T01:00:00') }],
		ALL_DESTINATIONS_CANCELLED: [{ destinations: 3 }],
		FEES_NOT_RECALCULATED: [{}],
		EXTENSION_MAY_FAIL: [{}],
		NO_SIGN_OF_SHIPPING: [{}],
		LEAVES_MONTHLY_REPORT: [{}],
		REPORT_STANDS: [{}],
		RETURN_DOES_NOT_CANCEL: [{ system: 'sgp-card' }],
		ORDER_NOT_GIVEN: [{}],
		ORDER_GIVEN_TWICE: [{}],
		BAD_INSTANT: [{}],
		NOT_ONE_OF: [{ allowed: 'a, b' }],
		OUT_OF_RANGE: [{ min: 1, max: 60 }],
		INSTANTS_OUT_OF_ORDER: [{ earlier: 'authorizedAt', later: 'capturedAt' }],
		STATUS_CONTRADICTS_STATE: [{}]
	};
const TELLINGS = Object.entries(EXAMPLES).flatMap(([code, all]) =>
	all.map((params) => ({ code, params }) as Telling)
);
/** Names that the API and the files themselves bear are the same in every language. */
const NAMES =
	/slips-1206\.csv|shop|orderNumber|order|paymentStatus|gatewayState|authorizedAt|capturedAt|a, b/g;

describe.each(TELLINGS)('$code $params', (telling) => {
	it('is a whole sentence in Japanese', () => {
		expect(sentenceOf(ja, telling)).toMatch(/[ぁ-ん].*。$/);
	});

	it('is a whole sentence in English', () => {
		const sentence = sentenceOf(en, telling);
		expect(sentence).toMatch(/^[A-Z¥].*\.$/);
		expect(sentence).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
	});

	it('tells the same figures in both, and no raw value', () => {
		const inEnglish = sentenceOf(en, telling).replace(NAMES, '');
		const inJapanese = sentenceOf(ja, telling).replace(NAMES, '');
		expect(inEnglish.match(/¥[\d,]+/g)).toEqual(inJapanese.match(/¥[\d,]+/g));
		expect(inEnglish.match(/\d\d:\d\d/g)).toEqual(inJapanese.match(/\d\d:\d\d/g));
		for (const sentence of [inEnglish, inJapanese]) {
			expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\d{6}|[A-Z]_[A-Z]/);
		}
	});
});

it('has no sentence that no code asks for', () => {
	expect(Object.keys(ja).toSorted()).toEqual(Object.keys(EXAMPLES).toSorted());
	expect(Object.keys(en).toSorted()).toEqual(Object.keys(EXAMPLES).toSorted());
});

it('a cell of the carriers’ table is named by carrier, column and row', () => {
	const refusal: Telling = {
		code: 'NOT_IN_CARRIER_GRID',
		params: { carrier: 'docomo', request: 'correctedCapture', gatewayState: 'CLEARING' }
	};
	expect(sentenceOf(ja, refusal)).toBe(
		'docomo の「消込済」では「補正売上」はできません（キャリア決済処理対応表）。'
	);
	expect(sentenceOf(en, refusal)).toBe(
		'For docomo, “Corrected capture” is not possible at “Clearing” (table of carriers).'
	);
});

describe('the public message', () => {
	it('formats times in JST and amounts in yen', () => {
		const [params] = EXAMPLES.AMOUNT_WINDOW_NOT_OPEN;
		expect(
			messageOf({
				code: 'AMOUNT_WINDOW_NOT_OPEN',
				params: params ?? { opensAt: 0, closesAt: 0 },
				source: '001 §4-7'
			})
		).toEqual({
			ja: '売上確定後の金額変更は 2026/12/06 01:00 JST から 2027/02/01 00:00 JST の前までできます。',
			en: 'After the capture the amount can be changed from 6 Dec 2026 01:00 JST until before 1 Feb 2027 00:00 JST.'
		});
		const unsent = { amount: 1_234_567, localAmount: 980 };
		expect(messageOf({ code: 'UNSENT_CHANGE', params: unsent, source: '000' }).ja).toContain(
			'¥1,234,567 → ¥980'
		);
		const captured = { capturedAt: jst('2026-12-05T10:00:01') };
		expect(messageOf({ code: 'ALREADY_CAPTURED', params: captured, source: '000' }).ja).toContain(
			'2026/12/05 10:00:01 JST'
		);
	});

	it('names the field of an error that every door has', () => {
		expect(messageOf({ code: 'MISSING_FIELD', params: {}, field: 'order.amount' }).en).toContain(
			'order.amount'
		);
	});
});
