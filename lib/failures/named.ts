import { GIVEN_UP_KINDS, type GivenUpRef, type GivenUpSearch } from '@/lib/platform/given-up';

/** A failure by its name. */
export function refOf(name: string): GivenUpRef {
  const [kind, ref] = name.split('-');
  return { kind: kind === 'job' ? 'job' : 'event', ref: Number(ref) };
}

/** The name of a failure. */
export const nameOf = ({ kind, ref }: GivenUpRef): string => `${kind}-${ref}`;

/** What a view and a search ask for. */
export const searchOf = (view: string, q: string): GivenUpSearch => ({
  kind: GIVEN_UP_KINDS.find((kind) => kind === view) ?? null,
  words: q === '' ? null : q,
});
