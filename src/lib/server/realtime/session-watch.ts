import type { SessionEnded } from '../../contract/stream.ts';
import type { Role } from '../../domain/access/index.ts';
import type { Logger } from '../log.ts';
import type { StreamClient } from './stream-client.ts';

/** With the time of one query this cuts a socket within a second of its session's end. */
const CHECK_EVERY_MS = 500;

export interface SessionChecks {
	/** The sessions among these that still stand, with their person's role as it is now. */
	checkSessions: (
		sessionIds: readonly string[]
	) => Promise<ReadonlyMap<string, { readonly role: Role; readonly userId: string }>>;
	/** The API keys among these that still stand. */
	checkKeys: (keyIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Ends the sockets whose session or key does not stand any more: one query each for all of them. */
export function createSessionWatch(
	clients: ReadonlySet<StreamClient>,
	checks: SessionChecks,
	log: Logger
): { stop: () => Promise<void> } {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isStopped = false;
	let isFailing = false;

	async function check(): Promise<void> {
		const people = new Set<string>();
		const keys = new Set<string>();
		for (const { principal } of clients) {
			if (principal.kind === 'person') people.add(principal.sessionId);
			else keys.add(principal.id);
		}
		const [sessions, standingKeys] = await Promise.all([
			people.size === 0 ? new Map() : checks.checkSessions([...people]),
			keys.size === 0 ? new Set<string>() : checks.checkKeys([...keys])
		]);
		for (const client of clients) {
			const reason = endOf(client, people, keys, sessions, standingKeys);
			if (reason !== null) client.end(reason);
		}
	}

	async function again(): Promise<void> {
		try {
			await check();
			isFailing = false;
		} catch (err) {
			// Without the database no change reaches a socket either; it is asked again at once after.
			if (!isFailing) log.error({ err }, 'sessions of sockets cannot be checked');
			isFailing = true;
		}
		if (!isStopped) schedule();
	}
	let running = Promise.resolve();
	function schedule(): void {
		timer = setTimeout(() => {
			running = again();
		}, CHECK_EVERY_MS);
	}
	schedule();
	return {
		async stop() {
			isStopped = true;
			clearTimeout(timer);
			await running;
		}
	};
}

function endOf(
	{ principal }: StreamClient,
	askedSessions: ReadonlySet<string>,
	askedKeys: ReadonlySet<string>,
	sessions: Awaited<ReturnType<SessionChecks['checkSessions']>>,
	keys: ReadonlySet<string>
): SessionEnded['reason'] | null {
	if (principal.kind === 'key')
		return askedKeys.has(principal.id) && !keys.has(principal.id) ? 'key_revoked' : null;
	// Who connected while the question was asked is not in the answer.
	if (!askedSessions.has(principal.sessionId)) return null;
	const session = sessions.get(principal.sessionId);
	if (session === undefined || session.userId !== principal.id) return 'over';
	return session.role === principal.role ? null : 'role_changed';
}
