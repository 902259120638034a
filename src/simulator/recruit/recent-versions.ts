import type { Transaction } from './transaction.ts';

/** How transactions looked a moment ago, so that an inquiry can answer with something old. */
export interface RecentVersions {
	/** `previous` (undefined: it did not exist) was replaced just now. */
	replaced(key: string, previous: Transaction | undefined): void;
	/** The version that was current `ageMs` ago, given the current one. */
	asOf(key: string, current: Transaction | undefined, ageMs: number): Transaction | undefined;
	forgetOld(): void;
}

interface Version {
	readonly transaction: Transaction | undefined;
	readonly replacedAt: number;
}

/** Kept in memory and for `keepMs` of real time only: after a restart every inquiry is fresh. */
export function recentVersions(real: () => number, keepMs: number): RecentVersions {
	const byKey = new Map<string, Version[]>();
	return {
		replaced(key, transaction) {
			const versions = byKey.get(key) ?? [];
			versions.push({ transaction, replacedAt: real() });
			byKey.set(key, versions);
		},
		asOf(key, current, ageMs) {
			const instant = real() - ageMs;
			const old = byKey.get(key)?.find(({ replacedAt }) => replacedAt > instant);
			return old ? old.transaction : current;
		},
		forgetOld() {
			const limit = real() - keepMs;
			for (const [key, versions] of byKey) {
				const kept = versions.filter(({ replacedAt }) => replacedAt > limit);
				if (kept.length === 0) byKey.delete(key);
				else byKey.set(key, kept);
			}
		}
	};
}
