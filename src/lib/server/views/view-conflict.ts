import { CodedError } from '../../contract/errors.ts';
import type { SavedView } from '../../contract/views.ts';

/** Somebody else was first: `view` is the view as it stands now; `actor` changed it last. */
export class ViewConflict extends CodedError {
	readonly view: SavedView;

	constructor(view: SavedView, actor: string) {
		super('VIEW_CONFLICT', { params: { actor, name: view.name } });
		this.view = view;
	}
}
