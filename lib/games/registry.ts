import { registry } from '@/lib/kernel/registry';
import * as kinds from './kinds';

/** The skins of games by code. */
export const gameSkins = registry(kinds);
