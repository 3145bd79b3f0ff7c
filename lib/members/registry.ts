import { registry } from '@/lib/kernel/registry';
import type { Trait } from './kind';
import * as kinds from './kinds';

/** Everything that members may say of themselves so that goods fit them: one file and one line each. */
export const traits = registry<Trait>(kinds);
