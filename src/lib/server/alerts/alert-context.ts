import type { OrderContext } from '../orders/use-case.ts';

/** What every use case around alerts needs. */
export type AlertContext = Pick<OrderContext, 'db' | 'effects' | 'truth' | 'log'>;
