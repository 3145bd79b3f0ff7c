import { registry } from '@/lib/kernel/registry';
import * as kinds from './kinds';

/** The kinds of reward by code. */
export const rewardKinds = registry(kinds);
