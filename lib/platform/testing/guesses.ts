// Inputs by which queries may be asked about one member, in the words that queries of the tree use.
import { publicId } from '@/lib/kernel/id';
import type { Things } from './household';

/** What a query may take that names what is his; one that takes something else refuses it as invalid. */
export function guessesAbout(things: Things): readonly Readonly<Record<string, unknown>>[] {
  const member = publicId('member', things.memberId);
  return [
    {},
    { memberId: member },
    { memberId: things.memberId },
    { id: member },
    { id: member, asset: 'points' },
    { memberId: member, asset: 'points' },
    { q: things.code },
    { which: 'open' },
    { request: things.request },
    { objectType: 'member', objectId: member },
  ];
}

/** Whether a text tells of him: who he is, or what is his alone. */
export const tellsOf = (said: string, { memberId, name, mobile, code, request }: Things): boolean =>
  [memberId, publicId('member', memberId), name, mobile, code, request].some((word) => said.includes(word));
