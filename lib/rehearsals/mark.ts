import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/kernel/canonical-json';

/** What tells one content of a draft from another. */
export const markOf = (about: unknown): string => createHash('sha256').update(canonicalJson(about)).digest('hex');
