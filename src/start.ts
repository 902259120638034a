import { buildIfStale } from './boot/build.ts';
import { StartError } from './boot/start-error.ts';

/** `npm start`: builds when the build is missing or older than the sources, then runs it here. */
try {
	await buildIfStale((line) => process.stdout.write(`${line}\n`));
} catch (error) {
	if (!(error instanceof StartError)) throw error;
	process.stderr.write(`Yoshin cannot start.\n\n${error.message}\n`);
	process.exit(1);
}
await import('./main.ts');
