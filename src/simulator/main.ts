import { optionsFromEnvironment } from './settings.ts';
import { startSimulator } from './simulator.ts';

/**
 * The simulator as a process of its own: `node src/simulator/main.ts`. A parent that forked it is
 * told `{ type: 'listening', port }` and `{ type: 'replayed', orders, seconds }`; without its parent
 * it ends.
 */
function tellParent(message: object): void {
	if (process.connected) process.send?.(message);
}

const simulator = await startSimulator({
	...optionsFromEnvironment(process.env),
	onReplayed: (result) => tellParent({ type: 'replayed', ...result })
});
tellParent({ type: 'listening', port: simulator.port });
process.stdout.write(`simulator: ${simulator.url} (control: ${simulator.url}/control/shops)\n`);

let stopping = false;
async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	await simulator.stop();
	process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('disconnect', () => void stop());
