import { router } from '../init.ts';
import { mine } from './mine.ts';
import { see } from './see.ts';

export const noticesRouter = router({ mine, see });
