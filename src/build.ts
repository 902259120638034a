import { build } from './boot/build.ts';

/** `npm run build`. */
await build('inherit');
