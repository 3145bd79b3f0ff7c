import { localDate } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { Listener } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { named } from './names';
import { noticesOf } from './registry';
import { insertMessages } from './store/inbox';

// What was imported or told late is history, no news.
const NEWS_MS = 7 * 86_400_000;

/** Writes the messages that an announcement is worth, each once: by the announcement, or by its thing and local day (4.F). */
export const tellMember: Listener = async ({ id, name, memberId, payload, at }) => {
  const now = new Date();
  if (now.getTime() - at.getTime() > NEWS_MS) return;
  const { zone } = await program(pool());
  for (const { code: kind, category, tell } of noticesOf(name)) {
    const told = tell(payload);
    if (told === null) continue;
    const key = told.once === undefined ? `event:${id}` : `${kind}:${told.once}:${localDate(at, zone)}`;
    const values = await named(pool(), told.values, at);
    await insertMessages(pool(), [{ memberId, id: newId(), kind, category, key, values, href: told.href, at }]);
  }
};
