import { customType } from 'drizzle-orm/pg-core';

/** timestamptz in the database, epoch milliseconds in code. */
export const instant = customType<{ data: number; driverData: Date | string }>({
	dataType: () => 'timestamptz(3)',
	fromDriver: (value) => (value instanceof Date ? value.getTime() : new Date(value).getTime()),
	// A string, because drizzle(client) takes the client's own way of writing dates away.
	toDriver: (value) => new Date(value).toISOString()
});

/** Bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => 'bytea'
});

/** A secret encrypted under SECRET_KEY before it reaches the database. */
export const sealed = bytes;

/** The id of the transaction that wrote the row, as PostgreSQL numbers it. */
export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });
