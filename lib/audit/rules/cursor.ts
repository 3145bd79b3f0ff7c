import { isUuid } from '@/lib/kernel/id';

/** Where a page of the trail ended. */
export type Cursor = { readonly at: Date; readonly id: string };

/** The cursor as text for an address. */
export const cursorText = ({ at, id }: Cursor): string => `${at.getTime().toString(36)}.${id}`;

/** The cursor behind a text, or null when it is none. */
export function parseCursor(text: string): Cursor | null {
  const [time = '', id = '', ...more] = text.split('.');
  const at = new Date(Number.parseInt(time, 36));
  const isCursor = more.length === 0 && /^[0-9a-z]{1,10}$/.test(time) && isUuid(id) && !Number.isNaN(at.getTime());
  return isCursor ? { at, id } : null;
}
