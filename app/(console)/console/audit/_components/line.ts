import type { DiffLine } from '@/lib/audit/rules/diff';
import type { AuditEntry } from '@/lib/audit/rules/entry';

/** One line of the trail as the server sends it. */
export type Line = Omit<AuditEntry, 'at' | 'before' | 'after'> & {
  readonly at: string;
  readonly diff: readonly DiffLine[];
};
