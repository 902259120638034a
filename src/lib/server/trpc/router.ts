import { alertsRouter } from './alerts/index.ts';
import { router } from './init.ts';
import { ordersRouter } from './orders/index.ts';
import { peopleRouter } from './people/index.ts';
import { preferencesRouter } from './preferences/index.ts';
import { runsRouter } from './runs/index.ts';
import { sessionRouter } from './session/index.ts';
import { simulatorRouter } from './simulator/index.ts';
import { tasksRouter } from './tasks/index.ts';

/** Every procedure of the desk. */
export const appRouter = router({
	alerts: alertsRouter,
	orders: ordersRouter,
	people: peopleRouter,
	preferences: preferencesRouter,
	runs: runsRouter,
	session: sessionRouter,
	simulator: simulatorRouter,
	tasks: tasksRouter
});

export type AppRouter = typeof appRouter;
