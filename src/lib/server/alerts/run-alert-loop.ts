import { startLoop } from '../loop.ts';
import type { AlertContext } from './alert-context.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { resolveAlerts } from './resolve-alerts.ts';

const PAUSE_MS = 1000;

/**
 * Keeps the alerts true for as long as the desk lives. What is over goes first, so that an extension
 * ends the alert of the old expiry before the new one is looked at.
 *
 * @returns ends it, waiting for what is under way
 */
export function runAlertLoop(context: AlertContext): () => Promise<void> {
	return startLoop(
		'alerts',
		PAUSE_MS,
		async (signal) => {
			await resolveAlerts(context, signal);
			await raiseAlerts(context, signal);
		},
		context.log
	);
}
