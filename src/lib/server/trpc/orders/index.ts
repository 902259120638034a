import { router } from '../init.ts';
import {
	cancel,
	capture,
	changeAmount,
	changeContent,
	changePaymentMethod,
	deliver,
	discardChange,
	extend,
	markReturned,
	recordExpiry,
	sendChange,
	sendThenCapture
} from './act.ts';
import { assign } from './assign.ts';
import { count } from './count.ts';
import { find } from './find.ts';
import { get } from './get.ts';
import { inquire } from './inquire.ts';
import { inquirePayment } from './inquire-payment.ts';
import { list } from './list.ts';
import { message } from './message.ts';

export const ordersRouter = router({
	list,
	count,
	find,
	get,
	message,
	assign,
	inquire,
	inquirePayment,
	capture,
	cancel,
	changeAmount,
	changeContent,
	sendChange,
	sendThenCapture,
	discardChange,
	extend,
	recordExpiry,
	deliver,
	return: markReturned,
	changePaymentMethod
});
