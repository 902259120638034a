import { router } from '../init.ts';
import { set } from './set.ts';

export const preferencesRouter = router({ set });
