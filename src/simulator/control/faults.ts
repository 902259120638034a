import { BUYER_CONFIRMS, NOTIFICATION } from '../faults/fault-book.ts';
import { FAULT_KINDS, type FaultKind, type FaultRule } from '../faults/fault-rule.ts';
import { RECRUIT_APIS } from '../recruit/apis.ts';
import type { ControlContext } from './control-door.ts';
import { invalid, notFound } from './control-error.ts';
import type { JsonInput } from './json-input.ts';

const KINDS: readonly FaultKind[] = Object.values(FAULT_KINDS).flat();
const LONGEST_MS = 86_400_000;
const MOST_COPIES = 20;
const LAST_INSTANT = 8.64e15;
/** One ErrInfo, or several joined by `|`. */
const ERR_INFOS = /^[A-Z0-9]{9}(\|[A-Z0-9]{9})*$/;
/** What a rule may be bound to: an API, a group of them, or one of the two things beside them. */
const OCCASIONS: readonly string[] = [
	...RECRUIT_APIS.keys(),
	'operations',
	BUYER_CONFIRMS,
	NOTIFICATION
];

function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	const present = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function ruleOf(input: JsonInput): FaultRule {
	const name = input.text('kind');
	const kind = KINDS.find((known) => known === name);
	if (!kind) {
		const list = KINDS.join(', ');
		throw invalid('kind', `次のいずれかです: ${list}`, `One of these is expected: ${list}.`);
	}
	const code = input.optionalText('code');
	if (kind === 'refuse' && code === undefined) {
		throw invalid('code', 'ErrInfoを指定してください。', 'A refusal needs its ErrInfo.');
	}
	if (code !== undefined && !ERR_INFOS.test(code)) {
		throw invalid(
			'code',
			'ErrInfoは英大文字と数字の9文字です（複数は | 区切り）。',
			'An ErrInfo has nine capital letters and digits; several are joined by |.'
		);
	}
	const api = input.optionalText('api');
	if (api !== undefined && !OCCASIONS.includes(api)) {
		const list = OCCASIONS.join(', ');
		throw invalid('api', `次のいずれかです: ${list}`, `One of these is expected: ${list}.`);
	}
	return {
		kind,
		...given({
			code,
			api,
			orderId: input.optionalText('orderId'),
			rate: input.optionalNumber('rate', 0, 1),
			times: input.optionalInteger('times', 1, Number.MAX_SAFE_INTEGER),
			ms: input.optionalInteger('ms', 0, LONGEST_MS),
			status: input.optionalInteger('status', 500, 599),
			copies: input.optionalInteger('copies', 1, MOST_COPIES),
			from: input.optionalInteger('from', 0, LAST_INSTANT),
			until: input.optionalInteger('until', 0, LAST_INSTANT)
		})
	};
}

/** The fault rules that stand, oldest first. */
export function listFaults({ simulation }: ControlContext) {
	const { finishMs, stalenessMs, seed } = simulation.settings;
	return { seed, finishMs, stalenessMs, kinds: FAULT_KINDS, faults: simulation.faults.all() };
}

/** `{ faults: [rule…], replace?: true }`, or one rule by itself. All of them or none. */
export function addFaults({ simulation }: ControlContext, input: JsonInput) {
	const list = input.optionalList('faults');
	const replace = input.flag('replace', false);
	const rules = list === undefined ? [ruleOf(input)] : list.map(ruleOf);
	input.finish();
	if (replace) simulation.faults.clear();
	return { ids: rules.map((rule) => simulation.faults.add(rule)) };
}

/** All rules, or the one with `?id=`. */
export function removeFaults({ simulation, query }: ControlContext) {
	const id = query.get('id');
	if (id === null) simulation.faults.clear();
	else if (!simulation.faults.remove(Number(id))) throw notFound(`fault ${id}`);
	return { faults: simulation.faults.all() };
}
