import type { ToolText } from '../index.ts';
import { exporting } from './exporting.ts';
import { palette } from './palette.ts';
import { views } from './views.ts';

export const tools: ToolText = { palette, views, exporting };
