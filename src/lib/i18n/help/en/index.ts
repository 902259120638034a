import type { HelpText } from '../index.ts';
import { action } from './actions.ts';
import { gatewayState } from './gateway-states.ts';
import { rules } from './rules.ts';
import { deliveryStatus, outcomeUnknown, paymentStatus } from './statuses.ts';
import { alert, deadline, task } from './what-presses.ts';

export const help: HelpText = {
	paymentStatus,
	outcomeUnknown,
	gatewayState,
	deliveryStatus,
	action,
	deadline,
	alert,
	task,
	rules
};
