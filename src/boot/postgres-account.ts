import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { StartError } from './start-error.ts';

/** The operating-system user that PostgreSQL runs as; null: the user that runs Yoshin. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | null;

/**
 * PostgreSQL refuses to run as root. Started by root we hand it to the owner of the cluster that is
 * already there, else to the user `postgres`, else to `nobody`, which every Linux has.
 */
export async function choosePostgresAccount(clusterDir: string): Promise<PostgresAccount> {
	if (process.getuid?.() !== 0) return null;
	const owner = await stat(clusterDir).catch(() => null);
	if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
	const passwd = await readFile('/etc/passwd', 'utf8');
	for (const name of ['postgres', 'nobody']) {
		const fields = passwd
			.split('\n')
			.find((line) => line.startsWith(`${name}:`))
			?.split(':');
		if (fields?.[2] !== undefined && fields[3] !== undefined) {
			return { uid: Number(fields[2]), gid: Number(fields[3]) };
		}
	}
	throw new StartError(
		'PostgreSQL cannot run as root and neither the user "postgres" nor "nobody" exists here. ' +
			'Start Yoshin as an ordinary user, or set DATABASE_URL to a PostgreSQL server.'
	);
}

/** Spawn options that make a child process run as the account. */
export function runAs(account: PostgresAccount): { uid?: number; gid?: number } {
	return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/** Asks the kernel, not the mode bits, so that ACLs and mount options count too. */
export function canEnter(account: PostgresAccount, dir: string): boolean {
	const probe = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], {
		...runAs(account),
		cwd: '/',
		stdio: 'ignore'
	});
	return probe.status === 0;
}

/** Whether the account can execute the program where it lies, libraries included. */
export function canExecute(account: PostgresAccount, program: string): boolean {
	const probe = spawnSync(program, ['--version'], {
		...runAs(account),
		cwd: '/',
		stdio: 'ignore'
	});
	return probe.status === 0;
}
