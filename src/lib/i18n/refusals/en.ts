import { time } from '../en/time.ts';
import { words } from '../en/words.ts';
import { yen } from '../format/yen.ts';
import { moment, type RefusalSentences } from './sentence.ts';

const at = (instant: number) => moment(instant, time.dates);

const columns: Readonly<Record<string, string>> = words.gatewayState['paygent-carrier'];

export const en: RefusalSentences = {
	NOT_OFFERED_BY_SYSTEM: ({ system, action }) =>
		`${words.system[system]} does not offer “${words.action[action]}”.`,
	NO_GATEWAY_ORDER: () => 'No transaction at the gateway is tied to this order.',

	HELD_BY_IMPORT: ({ importName }) =>
		`The slip-number import “${importName}” is at work on this order. Its payment and delivery cannot be changed until the import has ended.`,
	OPERATION_IN_FLIGHT: () => 'Another operation is under way. Please wait for its result.',
	OUTCOME_UNKNOWN: () =>
		'The outcome of the last operation is unknown. Until an inquiry has settled it, nothing but an inquiry is possible.',

	LIVE_PAYMENT_ON_CANCELLED_ORDER: () =>
		'The order is cancelled, but its payment is still live at the gateway. Only an inquiry and a change of the payment method are possible.',

	GATEWAY_STATE_NOT_UNDERSTOOD: () =>
		'The gateway reported a state that is not known. Please inquire, and check at its console.',
	CAPTURE_NOT_FINAL: () =>
		'The immediate sale was accepted and is not final yet. Until then nothing but an inquiry is possible.',
	AUTHORIZATION_EXPIRED: ({ expiredAt }) =>
		expiredAt === null
			? 'The authorization has expired.'
			: `The authorization expired on ${at(expiredAt)}.`,
	PAYMENT_NOT_FINISHED: () => 'The buyer has not finished the payment.',
	NOT_CAPTURED: () => 'The payment has not been captured. Please capture it first.',
	ALREADY_CAPTURED: ({ capturedAt }) =>
		capturedAt === null
			? 'The payment has already been captured.'
			: `The payment was captured on ${at(capturedAt)}.`,
	CONTENT_FIXED_AFTER_CAPTURE: () =>
		'The content of an order cannot be changed once it has been captured.',
	AMOUNT_CHANGE_PENDING: () =>
		'An amount change was accepted and is not final yet. Please wait until it is.',
	SALE_CANCEL_PERIOD_OVER: () =>
		'The time to take back the sale is over: neither a cancel nor a corrected capture is possible.',
	CARRIER_UNKNOWN: () => 'The carrier is not recorded, so nobody can tell which requests it takes.',
	NOT_IN_CARRIER_GRID: ({ carrier, request, gatewayState }) =>
		`For ${words.carrier[carrier]}, “${words.action[request]}” is not possible at “${columns[gatewayState] ?? gatewayState}” (table of carriers).`,
	PAYMENT_STILL_LIVE: ({ status }) =>
		`The payment is live (${words.paymentStatus[status]}). Please cancel it first.`,
	ALREADY_CANCELLED: () => 'This order has been cancelled.',
	CAPTURE_FAILED: () => 'The capture failed. Please inquire to learn the state at the gateway.',
	CAPTURE_ERROR_NOT_ACKNOWLEDGED: () =>
		'The capture failed. Please read its error and acknowledge it first.',
	RESERVATION_NEEDS_NO_SEND: () =>
		'The card of this reservation order was only checked for validity, so there is nothing to send. The capture charges the amount on the desk.',
	PAYMENT_FAILED: () => 'The payment failed, or the time to pay ran out.',
	AWAITING_DELIVERY: () => 'The order has not been delivered yet.',
	ALREADY_REPORTED: () => 'The sale has already been reported.',
	READY_FOR_REPORT: ({ sendsAt }) =>
		sendsAt === null
			? 'The order is delivered and waits for its sales data to be sent.'
			: `The order is delivered and waits for its sales data to be sent, about ${at(sendsAt)}.`,
	REPORT_UNDER_WAY: ({ resultsAt }) =>
		resultsAt === null
			? 'The sales data have been sent. Please wait for the result.'
			: `The sales data have been sent. Please wait for the result, about ${at(resultsAt)}.`,
	REPORT_FAILED: () =>
		'The report of this sale failed, so the card cannot be charged for it again. Please change the payment method, or add the amount to next month’s charge.',
	CARD_BLOCKED: ({ since }) =>
		`No card was registered again before ${at(since)}, so this order cannot be paid by card. Please change the payment method.`,
	EXTENSION_TURNED_OFF: () => 'Extensions are turned off in the shop’s settings.',
	EXTENSION_NOT_IN_CONTRACT: () => 'The contract names no number of days for an extension.',

	DELIVERED_NOT_RETURNED: () => 'The order has been delivered. Please record its return first.',
	ALREADY_DELIVERED: () => 'The order has already been delivered.',
	ALREADY_RETURNED: () => 'The order has already been returned.',
	NOT_DELIVERED: () => 'The order is not delivered yet.',

	UNSENT_CHANGE: ({ amount, localAmount }) =>
		amount === localAmount
			? 'A change of the content was not sent. Please send it and wait for its success first.'
			: `A change of the amount was not sent (${yen(amount)} → ${yen(localAmount)}). Please send it and wait for its success first.`,
	NOTHING_TO_SEND: () => 'There is no change that was not sent.',

	CAPTURE_TIME_UNKNOWN: () => 'The time of the capture is not known. Please inquire first.',
	AMOUNT_WINDOW_NOT_OPEN: ({ opensAt, closesAt }) =>
		`After the capture the amount can be changed from ${at(opensAt)} until before ${at(closesAt)}.`,
	AMOUNT_WINDOW_CLOSED: ({ closedAt }) => `The time to change the amount ended on ${at(closedAt)}.`,
	EXTENSION_CEILING_REACHED: ({ ceilingAt }) =>
		`The authorization already lasts as long as it can: until ${at(ceilingAt)}, 120 days with the day of the order.`,

	RECURRING_NOT_STARTED: ({ startsAt }) =>
		`Subscriptions cannot be paid by card before the recurring service starts on ${at(startsAt)}.`,

	AMOUNT_OUT_OF_RANGE: ({ amount, min, max }) =>
		`${yen(amount)} is not possible. An amount is between ${yen(min)} and ${yen(max)}.`,
	NO_CHANGE: ({ amount }) => `This is the amount that the gateway already has (${yen(amount)}).`,
	AMOUNT_INCREASE_AFTER_CAPTURE: ({ amount, newAmount }) =>
		`After the capture an amount cannot go up (${yen(amount)} → ${yen(newAmount)}).`,
	AMOUNT_INCREASE_WITH_POINTS_ONLY: ({ amount, newAmount }) =>
		`The amount of an order that was paid with points only cannot go up (${yen(amount)} → ${yen(newAmount)}).`,
	AMOUNT_CANNOT_GO_UP: ({ amount, newAmount }) =>
		`An amount above the gateway’s cannot be sent (${yen(amount)} → ${yen(newAmount)}).`,
	CORRECTED_CAPTURE_DUE: ({ amount, localAmount }) =>
		`A lower amount is registered (${yen(amount)} → ${yen(localAmount)}). Please use the corrected capture.`,
	NO_LOWER_AMOUNT: ({ amount }) => `A corrected capture needs an amount below ${yen(amount)}.`,

	BUYER_WILL_BE_MAILED: () => 'The buyer is mailed when the change has been sent successfully.',
	COUPON_MAY_BE_WITHDRAWN: ({ threshold, newAmount }) =>
		`${yen(newAmount)} is below what the coupon requires (${yen(threshold)}), so the coupon may be withdrawn.`,
	BUYER_MAY_STILL_PAY: ({ until }) =>
		until === null
			? 'The buyer may still complete the payment after this.'
			: `The buyer can begin to pay until ${at(until)}.`,
	ALL_DESTINATIONS_CANCELLED: ({ destinations }) =>
		`All ${destinations} destinations are cancelled. They cannot be cancelled one by one.`,
	FEES_NOT_RECALCULATED: () =>
		'Fees and points are not recalculated when the payment method changes.',
	EXTENSION_MAY_FAIL: () =>
		'An extension can fail. The buyer must then be asked to pay again with a valid card.',
	NO_SIGN_OF_SHIPPING: () =>
		'No slip number and no delivery is recorded. Captures belong on the day of shipping.',
	LEAVES_MONTHLY_REPORT: () => 'A returned order is left out of the next report.',
	REPORT_STANDS: () => 'A return does not take back the sales data that have been sent.',
	RETURN_DOES_NOT_CANCEL: ({ system }) =>
		`Recording a return does not cancel the payment at ${words.gateway[system]}.`,

	ORDER_NOT_GIVEN: () => 'Send either shop and orderNumber, or order.',
	ORDER_GIVEN_TWICE: () => 'Send only one of the two: shop and orderNumber, or order.',
	BAD_INSTANT: () =>
		'Send an ISO 8601 instant with an existing date and an offset, such as 2026-12-06T01:00:00+09:00.',
	NOT_ONE_OF: ({ allowed }) => `The value must be one of: ${allowed}.`,
	OUT_OF_RANGE: ({ min, max }) => `The value must be an integer from ${min} to ${max}.`,
	INSTANTS_OUT_OF_ORDER: ({ earlier, later }) =>
		`The instants are out of order: ${earlier} cannot be later than ${later}.`,
	STATUS_CONTRADICTS_STATE: () => 'The field paymentStatus contradicts gatewayState.'
};
