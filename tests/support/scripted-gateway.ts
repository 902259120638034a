import type {
	ChangeReceipt,
	Exchange,
	ExchangeResult,
	ExtensionReceipt,
	PaymentGateway,
	Reading,
	Receipt
} from '../../src/lib/server/gateways/gateway.ts';

type Answer<T> = ExchangeResult<T> | (() => Promise<ExchangeResult<T>>);

/** A gateway that answers what a test wrote down, in order, and counts what it was asked. */
export class ScriptedGateway implements PaymentGateway {
	readonly asked: string[] = [];
	#receipts: Answer<Receipt>[] = [];
	#changes: Answer<ChangeReceipt>[] = [];
	#extensions: Answer<ExtensionReceipt>[] = [];
	#readings: Answer<Reading>[] = [];

	/** The next answers to captures and cancels; the last one repeats. */
	willAnswer(...answers: Answer<Receipt>[]): this {
		this.#receipts = answers;
		return this;
	}

	/** The next answers to amount changes; the last one repeats. */
	willChange(...answers: Answer<ChangeReceipt>[]): this {
		this.#changes = answers;
		return this;
	}

	/** The next answers to extensions; the last one repeats. */
	willExtend(...answers: Answer<ExtensionReceipt>[]): this {
		this.#extensions = answers;
		return this;
	}

	/** The next answers to inquiries; the last one repeats. */
	willShow(...answers: Answer<Reading>[]): this {
		this.#readings = answers;
		return this;
	}

	capture(): Promise<Exchange<Receipt>> {
		return this.#act('RecruitSales');
	}

	cancel(): Promise<Exchange<Receipt>> {
		return this.#act('RecruitCancel');
	}

	async change(_: unknown, amount: number): Promise<Exchange<ChangeReceipt>> {
		this.asked.push(`RecruitChange ${amount}`);
		return exchange('RecruitChange', await next(this.#changes));
	}

	async extend(): Promise<Exchange<ExtensionReceipt>> {
		this.asked.push('RecruitUpdateAuth');
		return exchange('RecruitUpdateAuth', await next(this.#extensions));
	}

	async inquire(): Promise<Exchange<Reading>> {
		this.asked.push('SearchTradeMulti');
		return exchange('SearchTradeMulti', await next(this.#readings));
	}

	async #act(api: string): Promise<Exchange<Receipt>> {
		this.asked.push(api);
		return exchange(api, await next(this.#receipts));
	}
}

/** What an inquiry shows. */
export function shows(state: string, more: Partial<Reading> = {}): ExchangeResult<Reading> {
	return {
		kind: 'answered',
		value: {
			state,
			raw: state,
			processedAt: Date.now() - 1_000,
			amount: 4_980,
			orderedAt: Date.now() - 3_600_000,
			extendedOn: null,
			immediate: false,
			access: { accessId: '0'.repeat(32), accessPass: '1'.repeat(32) },
			...more
		}
	};
}

/** The gateway's OK. */
export function ok(state: string): ExchangeResult<Receipt> {
	return { kind: 'answered', value: { state, raw: state } };
}

async function next<T>(answers: Answer<T>[]): Promise<ExchangeResult<T>> {
	const answer = answers.length > 1 ? answers.shift() : answers[0];
	if (!answer) throw new Error('the test wrote no answer for this request');
	return typeof answer === 'function' ? answer() : answer;
}

function exchange<T>(api: string, result: ExchangeResult<T>): Exchange<T> {
	return { api, request: Buffer.from(`${api}=masked`), answer: null, result };
}
