import 'server-only';
import { DEFAULT_LOCALE } from '@/lib/kernel/locale';
import type { Context } from './command';
import { newId } from './new-id';

/** The program itself as the caller of a command: a job, the seed, the command line. */
export function systemCaller(name: string, now = new Date()): Omit<Context, 'db'> {
  const actor = { kind: 'system', name } as const;
  return { actor, now, requestId: newId(), locale: DEFAULT_LOCALE, ip: null, userAgent: null };
}
