import type { Condition } from '@/lib/kernel/condition';

/** What the panels ask about: the rule as it stood when it came to rest. */
export type Question = {
  readonly body: { readonly code: string | null; readonly where: Condition | null };
  /** Whether every row says what it needs. */
  readonly isReady: boolean;
  /** Whether the rule changed since. */
  readonly isMoving: boolean;
};
