import type { TaskRow } from '../contract/tasks.ts';
import type { Failure } from './trpc.ts';

/** What a person does with a work item. */
export type TaskPress =
	| { readonly kind: 'take' | 'release' | 'inquire' }
	| { readonly kind: 'handOver'; readonly to: string }
	| { readonly kind: 'close'; readonly proof: string };

export type TaskPressKind = TaskPress['kind'];

/** What became of the last press. */
export type TaskResult =
	/** An inquiry: the item is closed, stays, or the gateway could not be read. */
	| { readonly kind: 'ended' | 'still' | 'unread'; readonly row: TaskRow }
	/** `task`: the item as it is now, where somebody else was first. */
	| {
			readonly kind: 'failed';
			readonly press: TaskPressKind;
			readonly row: TaskRow;
			readonly failure: Failure;
			readonly task: TaskRow | null;
	  };

interface TaskWorkOptions {
	send: (row: TaskRow, press: TaskPress) => Promise<TaskRow>;
	readFailure: (error: unknown) => { failure: Failure; task: TaskRow | null };
	/** An item as the server answered it. */
	onrow: (row: TaskRow) => void;
}

/** What somebody does with work items on this page; one press at a time. */
export class TaskWork {
	/** The item whose press is on its way. */
	sending = $state.raw<{ id: number; kind: TaskPressKind } | null>(null);
	result = $state.raw<TaskResult | null>(null);
	readonly #options: TaskWorkOptions;

	constructor(options: TaskWorkOptions) {
		this.#options = options;
	}

	/** @returns whether it was done */
	async press(row: TaskRow, press: TaskPress): Promise<boolean> {
		if (this.sending !== null) return false;
		this.sending = { id: row.id, kind: press.kind };
		this.result = null;
		try {
			const after = await this.#options.send(row, press);
			this.#options.onrow(after);
			if (press.kind === 'inquire') this.result = { kind: found(row, after), row: after };
			return true;
		} catch (error) {
			const { failure, task } = this.#options.readFailure(error);
			if (task !== null) this.#options.onrow(task);
			this.result = { kind: 'failed', press: press.kind, row, failure, task };
			return false;
		} finally {
			this.sending = null;
		}
	}

	dismiss(): void {
		this.result = null;
	}
}

/** What an inquiry came to; an answer that could not be read confirms nothing. */
function found(before: TaskRow, after: TaskRow): 'ended' | 'still' | 'unread' {
	if (after.closed !== null) return 'ended';
	const [was, is] = [before.payment?.confirmedAt ?? null, after.payment?.confirmedAt ?? null];
	return is !== null && is !== was ? 'still' : 'unread';
}
