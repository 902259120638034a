import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultOccasion } from '../faults/fault-book.ts';
import type { RequestResult } from '../ledger/requests.ts';
import type { Outcome, RecruitApi } from '../recruit/api.ts';
import { RECRUIT_APIS } from '../recruit/apis.ts';
import type { Simulation } from '../simulation.ts';
import { encodeAnswer, errInfoOf, refusal, type Answer } from './answer.ts';
import { callApi } from './call-api.ts';
import { readBody } from './read-body.ts';
import { sendReply, spoil, textReply, type Reply } from './reply.ts';
import { pinnedInstant } from './pinned-instant.ts';
import { serveRecruitStart } from './recruit-start-page.ts';
import { decodeForm } from './windows-31j.ts';

/** Far more than any call needs. */
const LONGEST_BODY_BYTES = 100 * 1024;

interface ReceivedCall {
	readonly id: number;
	readonly name: string;
	readonly values: ReadonlyMap<string, string>;
	readonly now: number;
	readonly quiet: boolean;
}

interface Processed {
	readonly result: Omit<RequestResult, 'sent'>;
	readonly reply: Reply;
}

/** Serves `POST /payment/<Api>.idPass`. */
export function paymentDoor(simulation: Simulation) {
	const { ledger, gateway, faults, clock, settings, notifier } = simulation;
	/** Orders that a request is working on: a second one is a double send (E90010001). */
	const busy = new Set<string>();

	const answered = (
		answer: Answer,
		outcome: RequestResult['outcome'],
		fault?: string
	): Processed => ({
		result: { outcome, errInfo: errInfoOf(answer), fault },
		reply: textReply(encodeAnswer(answer))
	});

	const execute = (api: RecruitApi, call: ReceivedCall): Outcome => {
		const { values, now, quiet } = call;
		const occasion = occasionOf(call);
		const execution = api.kind === 'operation' ? faults.strike('execution', occasion) : undefined;
		const inquiry = api.kind === 'inquiry' ? faults.strike('inquiry', occasion) : undefined;
		const read = (shopId: string, orderId: string) => gateway.read(shopId, orderId, now, quiet);
		return callApi(
			api,
			values,
			{
				shop: (shopId) => simulation.gatewayShop(shopId),
				transaction: read,
				inquired: (shopId, orderId) => {
					const current = read(shopId, orderId);
					if (!inquiry || !current) return current;
					const age = Math.min(inquiry.ms ?? settings.stalenessMs, settings.stalenessMs);
					return gateway.readStale(current, age);
				}
			},
			{
				now,
				seed: settings.seed,
				baseUrl: simulation.baseUrl(),
				status: settings.status,
				confirmationMs:
					execution?.kind === 'slowConfirmation' && execution.ms !== undefined
						? execution.ms
						: simulation.confirmationMs(values.get('OrderID') ?? ''),
				capturesAgain: execution?.kind === 'captureTwice',
				cardRefuses: execution?.kind === 'cardRefuses'
			}
		);
	};

	/** Executes the call and keeps what it changed, before anything is answered. */
	const commit = async (
		api: RecruitApi,
		call: ReceivedCall,
		fault?: string
	): Promise<Processed> => {
		const { answer, next, effect } = execute(api, call);
		if (next) {
			// Entering alone tells nobody anything: the shop has not asked Recruit yet.
			const silent = api.kind === 'entry';
			const change = { at: call.now, effect, requestId: call.id, quiet: call.quiet, silent };
			const early = gateway.change(next, change);
			if (early !== undefined) await notifier.deliverNow(early);
		}
		const errInfo = errInfoOf(answer);
		const processed = answered(answer, errInfo ? 'refused' : 'executed', fault);
		const spoiling = faults.strike('answer', occasionOf(call));
		if (!spoiling) return processed;
		if (spoiling.ms !== undefined)
			await wait(spoiling.ms, undefined, { signal: simulation.stopping });
		return {
			result: { ...processed.result, fault: spoiling.kind },
			reply: spoil(spoiling.kind, encodeAnswer(answer), spoiling.status)
		};
	};

	const process = async (api: RecruitApi, call: ReceivedCall): Promise<Processed> => {
		const fault = faults.strike('arrival', occasionOf(call));
		switch (fault?.kind) {
			case undefined:
				return commit(api, call);
			case 'refuse':
				return answered(refusal(...errInfosOf(fault.code)), 'refused', fault.kind);
			case 'maintenance':
				return answered(refusal('RC2000104'), 'refused', fault.kind);
			case 'dropBefore':
			case 'resetBefore':
				return {
					result: { outcome: 'forgotten', errInfo: '', fault: fault.kind },
					reply: fault.kind === 'dropBefore' ? 'close' : 'reset'
				};
			case 'commitLate': {
				const delayMs = fault.ms ?? settings.finishMs / 2;
				await wait(Math.min(delayMs, settings.finishMs), undefined, {
					signal: simulation.stopping
				});
				if (delayMs >= settings.finishMs) {
					const result = { outcome: 'forgotten', errInfo: '', fault: fault.kind } as const;
					return { result, reply: 'close' };
				}
				return commit(api, { ...call, now: call.quiet ? call.now : clock.now() }, fault.kind);
			}
		}
	};

	const processAlone = async (api: RecruitApi, call: ReceivedCall): Promise<Processed> => {
		const orderId = call.values.get('OrderID');
		if (api.kind === 'inquiry' || !orderId) return process(api, call);
		const key = `${call.values.get('ShopID') ?? ''}/${orderId}`;
		if (busy.has(key)) return answered(refusal('E90010001'), 'refused');
		busy.add(key);
		try {
			return await process(api, call);
		} finally {
			busy.delete(key);
		}
	};

	return async (request: IncomingMessage, response: ServerResponse, name: string) => {
		const body = await readBody(request, LONGEST_BODY_BYTES);
		if (!body) {
			response.writeHead(413, { connection: 'close' }).end();
			return;
		}
		const values = decodeForm(body);
		const pinned = pinnedInstant(request, simulation.pinKey);
		const now = pinned ?? clock.now();
		const quiet = pinned !== undefined;
		const id = ledger.requests.receive({
			at: now,
			receivedAt: clock.real(),
			api: name,
			shopId: values.get('ShopID'),
			orderId: values.get('OrderID'),
			body,
			fields: values
		});
		const call = { id, name, values, now, quiet };
		const api = RECRUIT_APIS.get(name);
		let processed: Processed;
		if (request.method !== 'POST') processed = answered(refusal('E31500014'), 'refused');
		else if (name === 'RecruitStart') processed = serveRecruitStart(simulation, call);
		else if (!api) processed = answered(refusal('E91099997'), 'refused');
		else processed = await processAlone(api, call);

		const sent = typeof processed.reply === 'string' ? undefined : processed.reply;
		ledger.requests.finish(id, { ...processed.result, sent });
		sendReply(response, processed.reply);
	};
}

/** A rule's ErrInfo, or the several that it joins by `|`. */
function errInfosOf(code = 'E92000001'): [string, ...string[]] {
	const [first = code, ...others] = code.split('|');
	return [first, ...others];
}

function occasionOf(call: ReceivedCall): FaultOccasion {
	return { api: call.name, orderId: call.values.get('OrderID'), now: call.now };
}
