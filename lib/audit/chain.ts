import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import type { AuditEntry } from './rules/entry';

/** The hash of a seal: SHA-256 over the previous seal's hash and the entry as canonical JSON. */
export function sealHash(previous: string, entry: AuditEntry): string {
  return createHash('sha256').update(previous).update('\n').update(canonicalJson(entry)).digest('hex');
}
