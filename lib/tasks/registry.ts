import { registry } from '@/lib/kernel/registry';
import * as kinds from './kinds';

/** The kinds of tasks by code. */
export const taskKinds = registry(kinds);
