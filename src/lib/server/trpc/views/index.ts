import { router } from '../init.ts';
import { change } from './change.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';
import { reorder } from './reorder.ts';
import { restore } from './restore.ts';
import { save } from './save.ts';
import { share } from './share.ts';

export const viewsRouter = router({ list, save, change, share, remove, restore, reorder });
