import { localDate } from '@/lib/kernel/day';
import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { inSets } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { named } from './names';
import { noticesOf } from './registry';
import { type ReadyMessage, sendMessages } from './send';

// What was imported or told late is history, no news.
const NEWS_MS = 7 * 86_400_000;

/** Writes the messages that announcements are worth, each once: by the announcement, or by its thing and local day (4.F). */
export const tellMember = inSets(async (events) => {
  const now = new Date();
  const { zone } = await program(pool());
  const messages: ReadyMessage[] = [];
  for (const { id, name, memberId, payload, at } of events) {
    if (now.getTime() - at.getTime() > NEWS_MS) continue;
    for (const { code: kind, category, tell } of noticesOf(name)) {
      const told = tell(payload);
      if (told === null) continue;
      const key = told.once === undefined ? `event:${id}` : `${kind}:${told.once}:${localDate(at, zone)}`;
      const values = await named(pool(), told.values, at);
      messages.push({ memberId, id: newId(), kind, category, key, values, href: told.href, at });
    }
  }
  if (messages.length > 0) await withTransaction((db) => sendMessages(db, messages, now));
});
