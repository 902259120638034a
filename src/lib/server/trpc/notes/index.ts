import { router } from '../init.ts';
import { add } from './add.ts';
import { withdraw } from './withdraw.ts';

export const notesRouter = router({ add, withdraw });
