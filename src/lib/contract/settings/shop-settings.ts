import { z } from 'zod';
import { isShopCode } from '../order-name.ts';
import { personName } from '../people.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { ContractFields } from './contract-fields.ts';
import type { ShopMailData } from './mail-data.ts';

/** A shop with all that people settle about it. Instants in epoch ms. */
export interface ShopSettings {
	code: string;
	name: string;
	/** Grows with every change; who changes it names the version they saw. */
	version: number;
	/** Set: takes no new orders. */
	closedAt: number | null;
	mail: ShopMailData;
	contracts: ContractSettings[];
	/** The last change of the shop itself; null: none since it was made by the desk. */
	changed: LastChange | null;
}

/** A contract as it stands. Its password has no place here: it is only ever written. */
export interface ContractSettings extends ContractFields {
	system: PaymentSystem;
	/** Grows with every change; who changes it names the version they saw. */
	version: number;
	/** When the password was set, and by whom; null: there is none. */
	secret: { at: number; by: string | null } | null;
	/** The last inquiry that tried it; `code` null: it is out, or its answer was lost. */
	trial: { at: number; code: string | null } | null;
	/** Orders came with its ShopID, which therefore stays. */
	inUse: boolean;
	changed: LastChange | null;
}

export interface LastChange {
	at: number;
	/** Null: the desk itself. */
	by: string | null;
}

/** What still stands between an empty installation and its first order. */
export interface SetupState {
	shop: boolean;
	contract: boolean;
	/** A password is stored and the gateway took it. */
	credentials: boolean;
	/** A living key that may put orders on the desk. */
	key: boolean;
	order: boolean;
	/** Optional: without notifications the desk inquires. */
	notification: boolean;
	/** For the ready-made request; null while there is no contract. */
	example: { shop: string; gatewayShopId: string } | null;
	/** Where the next missing piece is settled; null: not within a shop. */
	shopCode: string | null;
}

/** A shop's code: part of addresses and of every request of its system, so it never changes. */
export const shopCode = z
	.string()
	.transform((code) => code.trim())
	.pipe(z.string().min(1).refine(isShopCode));

/** A shop's name: shown like a person's, so what is refused in one is refused in the other. */
export const shopName = personName;

/** What a gateway gives as a password: printable and without blanks, however it was pasted. */
export const gatewayPassword = z
	.string()
	.transform((password) => password.trim())
	.pipe(
		z
			.string()
			.min(1)
			.regex(/^[\x21-\x7e]{1,64}$/)
	);
