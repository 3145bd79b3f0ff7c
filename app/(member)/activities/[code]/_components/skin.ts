import type { ComponentType } from 'react';
import type { SkinCode } from '@/lib/games/registry';
import { Scratch } from './scratch';
import { Wheel } from './wheel';

/** One outcome as a skin shows it; the code of no prize is null. */
export type Slot = { readonly code: string | null; readonly name: string; readonly isSent: boolean };

/** What a skin is told: its outcomes, what the server drew (undefined: nothing yet), and whom to tell when it has shown it. */
export type SkinProps = {
  readonly slots: readonly Slot[];
  readonly drawn: Slot | undefined;
  readonly onShown: () => void;
};

/** How each skin shows a draw. */
export const SKINS: Readonly<Record<SkinCode, ComponentType<SkinProps>>> = { wheel: Wheel, scratch: Scratch };
