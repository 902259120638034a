import { alertsRouter } from './alerts/index.ts';
import { auditRouter } from './audit/index.ts';
import { router } from './init.ts';
import { notesRouter } from './notes/index.ts';
import { noticesRouter } from './notices/index.ts';
import { keysRouter } from './keys/index.ts';
import { ordersRouter } from './orders/index.ts';
import { peopleRouter } from './people/index.ts';
import { preferencesRouter } from './preferences/index.ts';
import { runsRouter } from './runs/index.ts';
import { sessionRouter } from './session/index.ts';
import { shopsRouter } from './shops/index.ts';
import { simulatorRouter } from './simulator/index.ts';
import { tasksRouter } from './tasks/index.ts';
import { viewsRouter } from './views/index.ts';

/** Every procedure of the desk. */
export const appRouter = router({
	alerts: alertsRouter,
	audit: auditRouter,
	notes: notesRouter,
	notices: noticesRouter,
	keys: keysRouter,
	orders: ordersRouter,
	people: peopleRouter,
	preferences: preferencesRouter,
	runs: runsRouter,
	session: sessionRouter,
	shops: shopsRouter,
	simulator: simulatorRouter,
	tasks: tasksRouter,
	views: viewsRouter
});

export type AppRouter = typeof appRouter;
