import { router } from '../init.ts';
import { close } from './close.ts';
import { handOver } from './hand-over.ts';
import { inquire } from './inquire.ts';
import { list } from './list.ts';
import { owners } from './owners.ts';
import { release } from './release.ts';
import { take } from './take.ts';

export const tasksRouter = router({ list, owners, take, handOver, release, close, inquire });
