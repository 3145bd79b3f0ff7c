import { registry } from '@/lib/kernel/registry';
import type { GameSkin } from './kind';
import * as kinds from './kinds';

/** The code of a skin: whatever shows games says how it shows each of them. */
export type SkinCode = (typeof kinds)[keyof typeof kinds]['code'];

/** The skins of games by code. */
export const gameSkins = registry<GameSkin>(kinds);
