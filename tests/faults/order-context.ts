import { createPost } from '../../src/lib/server/gateways/gmo-pg/post.ts';
import { createRecruitGateway } from '../../src/lib/server/gateways/gmo-pg/recruit.ts';
import { openDatabase, type DatabaseClients } from '../../src/lib/server/db/client.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { joinNodes } from '../../src/lib/server/node.ts';
import type {
	Checkpoint,
	OrderContext,
	TruthBounds
} from '../../src/lib/server/orders/use-case.ts';
import { createSealer } from '../../src/lib/server/secrets/seal.ts';

/** Any key; the test's processes share it as the nodes of an installation do. */
const SECRET_KEY = 'fault tests share this key of 32 characters';

/**
 * The bounds of the domain, scaled: 60 s become 1.2 s, 10 s become 0.2 s. Inquiries are closer than in
 * the product, so that some fall between the staleness and the end of a request that is late.
 */
export const SCALED: TruthBounds = {
	finishMs: 1_200,
	stalenessMs: 200,
	schedule: { first: [100, 300, 700, 850, 950, 1_050, 1_200], every: 400 }
};

export interface FaultContext {
	orders: OrderContext;
	clients: DatabaseClients;
	close: () => Promise<void>;
}

/** The product's own parts, with the effects that a fault test wants. */
export async function openFaultContext(options: {
	databaseUrl: string;
	checkpoint: (name: Checkpoint) => void | Promise<void>;
	truth?: TruthBounds;
}): Promise<FaultContext> {
	const truth = options.truth ?? SCALED;
	const clients = openDatabase(options.databaseUrl);
	const node = await joinNodes(options.databaseUrl);
	const { post, close } = createPost({ timeoutMs: truth.finishMs / 2, connections: 50 });
	const recruit = createRecruitGateway(post);
	return {
		clients,
		orders: {
			db: clients.db,
			gatewayOf: (system) => (system === 'recruit' ? recruit : null),
			sealer: createSealer(SECRET_KEY),
			effects: { now: Date.now, wake: () => undefined, checkpoint: options.checkpoint },
			truth,
			node,
			log: createLogger({ level: 'fatal', destination: process.stderr, readable: false })
		},
		close: async () => {
			await close();
			await node.leave();
			await clients.close();
		}
	};
}
