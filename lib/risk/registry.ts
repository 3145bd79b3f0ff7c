import { registry } from '@/lib/kernel/registry';
import * as kinds from './kinds';

/** The velocity limits by code. */
export const velocityLimits = registry(kinds);
