import { asc } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shop } from '../db/schema/index.ts';

/** Every shop, by code. */
export async function listShops(db: Database): Promise<{ code: string; name: string }[]> {
	return db.select().from(shop).orderBy(asc(shop.code));
}
