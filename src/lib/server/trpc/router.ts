import { router } from './init.ts';
import { ordersRouter } from './orders/index.ts';

/** Every procedure of the desk. */
export const appRouter = router({
	orders: ordersRouter
});

export type AppRouter = typeof appRouter;
