import { listAlerts } from '../../alerts/list-alerts.ts';
import { procedure } from '../init.ts';

/** The open alerts, for the bell's panel. */
export const list = procedure('orders.read').query(({ ctx }) => listAlerts(ctx.app.reads));
