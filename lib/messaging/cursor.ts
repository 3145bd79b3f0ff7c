import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';

/** The place of a message in a list of the newest first, as an address says it. */
export const messageCursor = ({ at, id }: { readonly at: Date; readonly id: string }): string =>
  `${at.getTime()}-${publicId('message', id)}`;

/** The place that the text names; refuses `invalid_cursor`. */
export function readCursor(text: string): { readonly at: Date; readonly id: string } {
  const [, time = '', id = ''] = /^(\d{1,15})-(\w+)$/.exec(text) ?? [];
  const at = new Date(Number(time || Number.NaN));
  if (Number.isNaN(at.getTime())) throw new Refusal('invalid_cursor', {}, 422);
  return { at, id: requireId('message', id) };
}
