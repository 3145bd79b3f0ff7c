import type { Permission } from '@/lib/kernel/permission';
import type { Facts } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';

/** Something that is so now and somebody should know of: `key` tells it from others of its kind. */
export type Found = {
  readonly key: string;
  /** What it is about, as people call it. */
  readonly label: string;
  readonly facts: Facts;
  /** The store that it is about; null: about the program as a whole. */
  readonly store: string | null;
};

/** One kind of alert: who hears of it, where it is looked at, and what is so at the instant. */
export type AlertKind = {
  readonly code: string;
  readonly can: Permission;
  readonly href: (key: string) => string;
  readonly find: (db: Db, now: Date) => Promise<readonly Found[]>;
};
