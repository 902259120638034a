import { z } from 'zod';
import {
	FAULT_FIGURES,
	FAULT_KINDS,
	FAULT_TARGETS,
	type ActiveFault,
	type FaultKind,
	type FaultTarget,
	type FaultWish
} from '../../contract/simulator.ts';

/** A rule as the simulator's control API spells it. */
export const faultRule = z.object({
	kind: z.string(),
	api: z.string().optional(),
	orderId: z.string().optional(),
	rate: z.number().optional(),
	times: z.number().optional(),
	code: z.string().optional(),
	ms: z.number().optional(),
	status: z.number().optional(),
	copies: z.number().optional(),
	from: z.number().optional(),
	until: z.number().optional()
});
export type FaultRule = z.infer<typeof faultRule>;

const MINUTE_MS = 60_000;

/** @param now epoch ms of desk time, from which a maintenance counts */
export function ruleOf(wish: FaultWish, gatewayOrderId: string | null, now: number): FaultRule {
	return {
		kind: wish.kind,
		...(wish.target === 'any' ? {} : { api: wish.target }),
		...(gatewayOrderId === null ? {} : { orderId: gatewayOrderId }),
		...(wish.percent >= 100 ? {} : { rate: wish.percent / 100 }),
		...(wish.times === null ? {} : { times: wish.times }),
		...(wish.code === null ? {} : { code: wish.code }),
		...(wish.figure === null ? {} : figureOf(wish.kind, wish.figure, now))
	};
}

function figureOf(kind: FaultKind, figure: number, now: number): Partial<FaultRule> {
	switch (FAULT_FIGURES[kind]?.unit) {
		case 'seconds':
			return { ms: figure * 1000 };
		case 'minutes':
			return { from: now, until: now + figure * MINUTE_MS };
		case 'copies':
			return { copies: figure };
		case 'status':
			return { status: figure };
		case undefined:
			return {};
	}
}

/** The rule as screens tell it; null for a kind that only tests use. */
export function activeFault(id: number, rule: FaultRule, hits: number): ActiveFault | null {
	const kind = FAULT_KINDS.find((known) => known === rule.kind);
	if (kind === undefined) return null;
	return {
		id,
		kind,
		hits,
		target: targetOf(rule.api),
		gatewayOrderId: rule.orderId ?? null,
		percent: Math.round((rule.rate ?? 1) * 1000) / 10,
		times: rule.times ?? null,
		code: rule.code ?? null,
		figure: shownFigure(kind, rule),
		until: rule.until ?? null
	};
}

const targetOf = (api: string | undefined): FaultTarget =>
	FAULT_TARGETS.find((known) => known === api) ?? 'any';

function shownFigure(kind: FaultKind, rule: FaultRule): number | null {
	switch (FAULT_FIGURES[kind]?.unit) {
		case 'seconds':
			return rule.ms === undefined ? null : rule.ms / 1000;
		case 'copies':
			return rule.copies ?? null;
		case 'status':
			return rule.status ?? null;
		default:
			return null;
	}
}
