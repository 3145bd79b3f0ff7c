import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import type { Link } from './rules/chain';
import type { AuditEntry } from './rules/entry';

/** The hash of a seal: SHA-256 over the previous seal's hash and the entry as canonical JSON. */
export function sealHash(previous: string, entry: AuditEntry): string {
  return createHash('sha256').update(previous).update('\n').update(canonicalJson(entry)).digest('hex');
}

/** Seals with their entries as links; when an entry was made stands beside them. */
export const linksOf = (
  seals: readonly {
    readonly seq: number;
    readonly previous: string;
    readonly hash: string;
    readonly entry: AuditEntry | null;
  }[],
): readonly (Link & { readonly at: Date | null })[] =>
  seals.map(({ seq, previous, hash, entry }) => ({
    seq,
    previous,
    hash,
    recomputed: entry === null ? null : sealHash(previous, entry),
    at: entry?.at ?? null,
  }));
