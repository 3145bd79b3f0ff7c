import { type PublishedVersion, versionsAt } from './offer-versions';

/** What an offer is to people at an instant; a draft beside a published version does not change it. */
export const PHASES = ['draft', 'scheduled', 'running', 'ended', 'withdrawn'] as const;

/** One of them. */
export type Phase = (typeof PHASES)[number];

type Period = { readonly startsAt: Date | null; readonly endsAt: Date | null };

/** What an offer is, and the version that says so: the one that counts, else the next, else the newest; null: none yet. */
export type Standing<V> = { readonly phase: Phase; readonly version: V | null };

/** Where an offer stands by all its versions, half-open in every way (4.H, 4.M). */
export function standingOf<V extends PublishedVersion & Period>(versions: readonly V[], now: Date): Standing<V> {
  const [counting] = versionsAt(versions, now);
  if (counting !== undefined) return { phase: phaseOf(counting, now), version: counting };
  const next = versions
    .filter(({ withdrawnAt, effectiveFrom }) => withdrawnAt === null && effectiveFrom > now)
    .sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime())[0];
  if (next !== undefined) return { phase: 'scheduled', version: next };
  const newest = versions.toSorted((a, b) => b.version - a.version)[0] ?? null;
  return { phase: newest === null ? 'draft' : 'withdrawn', version: newest };
}

function phaseOf({ startsAt, endsAt }: Period, now: Date): Phase {
  if (endsAt !== null && endsAt <= now) return 'ended';
  return startsAt !== null && startsAt > now ? 'scheduled' : 'running';
}
