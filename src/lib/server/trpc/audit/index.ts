import { router } from '../init.ts';
import { list } from './list.ts';
import { newer } from './newer.ts';

export const auditRouter = router({ list, newer });
