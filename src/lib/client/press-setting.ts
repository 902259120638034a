import { TRPCClientError } from '@trpc/client';
import type { ShopSettings } from '../contract/settings/shop-settings.ts';
import { failureOf, type Failure } from './trpc.ts';

/** Why a save failed, and the shop as it is now where somebody else was first. */
export function settingFailureOf(error: unknown): { failure: Failure; shop: ShopSettings | null } {
	const data: unknown = error instanceof TRPCClientError ? error.data : null;
	const inner = isRecord(data) && isRecord(data.data) ? data.data : {};
	return {
		failure: failureOf(error),
		shop: isRecord(inner.shop) ? (inner.shop as unknown as ShopSettings) : null
	};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
