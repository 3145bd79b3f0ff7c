import { registry } from '@/lib/kernel/registry';
import * as kinds from './kinds';

/** The benefit kinds by code. */
export const benefitKinds = registry(kinds);
