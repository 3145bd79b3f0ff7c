import { registry } from '@/lib/kernel/registry';
import * as kinds from './kinds';

/** The coupon types by code. */
export const couponKinds = registry(kinds);
