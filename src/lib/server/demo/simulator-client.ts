import { z } from 'zod';
import { CodedError } from '../../contract/errors.ts';

/** The simulator's control API. What it answers is checked like anything from outside. */
export interface SimulatorClient {
	/**
	 * @param path below `/control/`, e.g. `faults?id=3`
	 * @throws CodedError SIMULATOR_UNREACHABLE when nothing or nothing readable came back, NOT_FOUND,
	 *   BAD_FIELD with the simulator's field, SIMULATOR_REFUSED with its code
	 */
	call: <T>(
		method: 'GET' | 'POST' | 'DELETE',
		path: string,
		answer: z.ZodType<T>,
		body?: object
	) => Promise<T>;
}

const PATIENCE_MS = 10_000;

const refusal = z.object({
	error: z.object({ code: z.string(), field: z.string().optional() })
});

/** @param baseUrl `http://127.0.0.1:<port>` */
export function createSimulatorClient(baseUrl: string): SimulatorClient {
	return {
		async call(method, path, answer, body) {
			const { status, json } = await ask(`${baseUrl}/control/${path}`, method, body);
			if (status !== 200) throw refusedBy(json);
			const parsed = answer.safeParse(json);
			if (!parsed.success) throw new CodedError('SIMULATOR_UNREACHABLE', { cause: parsed.error });
			return parsed.data;
		}
	};
}

async function ask(
	url: string,
	method: string,
	body: object | undefined
): Promise<{ status: number; json: unknown }> {
	try {
		const answer = await fetch(url, {
			method,
			signal: AbortSignal.timeout(PATIENCE_MS),
			...(body === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
		});
		return { status: answer.status, json: await answer.json() };
	} catch (cause) {
		throw new CodedError('SIMULATOR_UNREACHABLE', { cause });
	}
}

function refusedBy(json: unknown): CodedError {
	const parsed = refusal.safeParse(json);
	if (!parsed.success) return new CodedError('SIMULATOR_UNREACHABLE', { cause: parsed.error });
	const { code, field } = parsed.data.error;
	if (code === 'NOT_FOUND') return new CodedError('NOT_FOUND');
	if (code === 'INVALID_INPUT') {
		return new CodedError('BAD_FIELD', field === undefined ? {} : { field });
	}
	return new CodedError('SIMULATOR_REFUSED', { params: { code } });
}
