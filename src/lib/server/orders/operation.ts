/** What the gateway must show for an operation to have happened; compared with an inquiry's answer. */
export type Verification =
	| { kind: 'captured' }
	| { kind: 'cancelled' }
	/** Nothing reached a gateway: a decision on the desk only. */
	| { kind: 'local' };
