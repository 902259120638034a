export * from './alerts.ts';
export * from './auth.ts';
export * from './history.ts';
export * from './operations.ts';
export * from './orders.ts';
export * from './runs.ts';
export * from './shops.ts';
export * from './tasks.ts';
