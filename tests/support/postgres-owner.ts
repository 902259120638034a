import { startEmbeddedPostgres } from '../../src/boot/embedded-postgres.ts';

/** A process that owns an embedded PostgreSQL and nothing else: `node postgres-owner.ts <dataDir>`. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: node postgres-owner.ts <dataDir>');

const server = await startEmbeddedPostgres({ dataDir });
const { url, adopted, clusterDir } = server;
void server.lost.then(() => process.stdout.write('lost\n'));
process.once('SIGTERM', () => {
	void server.stop().then(() => process.exit(0));
});
process.stdout.write(`owning ${JSON.stringify({ url, adopted, clusterDir })}\n`);
setInterval(() => undefined, 60_000);
