import { router } from '../init.ts';
import { cancel, capture } from './act.ts';
import { get } from './get.ts';
import { inquire } from './inquire.ts';
import { list } from './list.ts';

export const ordersRouter = router({ list, get, capture, cancel, inquire });
