/** One arrow of a system's state diagram. */
export interface Transition<State extends string = string> {
	readonly from: State;
	readonly to: State;
	/** What moves it. */
	readonly on: string;
	/**
	 * Only an inquiry proves this step: a notification that says so cannot be told from a late one of
	 * the time before.
	 */
	readonly provedByInquiry?: true;
}

/** Every state that a number of allowed steps leads to. */
export function reachableFrom<State extends string>(
	transitions: readonly Transition<State>[],
	from: State
): ReadonlySet<State> {
	const reached = new Set<State>();
	const open: State[] = [from];
	for (let state = open.pop(); state !== undefined; state = open.pop()) {
		for (const step of transitions) {
			if (step.from === state && !reached.has(step.to)) {
				reached.add(step.to);
				open.push(step.to);
			}
		}
	}
	return reached;
}

/**
 * Would a result notification move the transaction backwards? Then it is late, repeated or out of
 * order: it changes nothing and is only kept. Steps in between may be missing, because notifications
 * are optional and get lost. An inquired state is never asked this: it always wins.
 */
export function isBackward<State extends string>(
	transitions: readonly Transition<State>[],
	from: State,
	to: State
): boolean {
	if (from === to) return false;
	const told = transitions.filter((step) => step.provedByInquiry !== true);
	return !reachableFrom(told, from).has(to);
}
