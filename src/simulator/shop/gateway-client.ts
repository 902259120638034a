import { Agent, request } from 'node:http';
import { PIN_HEADERS } from '../wire/pinned-instant.ts';
import { decodeWindows31J, encodeForm } from '../wire/windows-31j.ts';
import type { DemoShop } from './shops.ts';

/** The demo shop's own client of the wire. */
export interface GatewayClient {
	/**
	 * Calls one API as this shop, or without any shop's credentials as a buyer's browser.
	 *
	 * @param pinned epoch milliseconds at which the call happens; absent: now
	 * @throws GatewayRefusal when the answer carries an ErrInfo
	 */
	call(
		shop: DemoShop | 'browser',
		api: string,
		fields: Readonly<Record<string, string>>,
		pinned?: number
	): Promise<Map<string, string>>;
	close(): void;
}

export class GatewayRefusal extends Error {
	readonly errInfo: string;
	constructor(api: string, errInfo: string) {
		super(`${api}: ${errInfo}`);
		this.errInfo = errInfo;
	}
}

const CONNECTIONS = 16;

function parseAnswer(body: Buffer): Map<string, string> {
	const pairs = decodeWindows31J(body).split('&');
	return new Map(
		pairs.map((pair): [string, string] => {
			const equals = pair.indexOf('=');
			return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
		})
	);
}

export function openGatewayClient(baseUrl: string, pinKey: string): GatewayClient {
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

	const post = (api: string, body: string, pinned: number | undefined): Promise<Buffer> =>
		new Promise((resolve, reject) => {
			const headers: Record<string, string | number> = {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': body.length
			};
			if (pinned !== undefined) {
				headers[PIN_HEADERS.instant] = pinned;
				headers[PIN_HEADERS.key] = pinKey;
			}
			const outgoing = request(`${baseUrl}/payment/${api}.idPass`, {
				method: 'POST',
				agent,
				headers
			});
			outgoing.on('error', reject);
			outgoing.on('response', (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					if (response.statusCode === 200) resolve(Buffer.concat(chunks));
					else reject(new Error(`${api}: HTTP ${response.statusCode}`));
				});
			});
			outgoing.end(body, 'latin1');
		});

	return {
		async call(shop, api, fields, pinned) {
			const credentials: Array<[string, string]> =
				shop === 'browser'
					? []
					: [
							['ShopID', shop.gateway.shopId],
							['ShopPass', shop.gateway.shopPass]
						];
			const body = encodeForm([...credentials, ...Object.entries(fields)]);
			const answer = parseAnswer(await post(api, body, pinned));
			const errInfo = answer.get('ErrInfo');
			if (errInfo) throw new GatewayRefusal(api, errInfo);
			return answer;
		},
		close: () => agent.destroy()
	};
}
