import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@/lib/kernel/locale';

/** Texts by namespace: the name of the file, then the keys inside it. */
export type Messages = Record<string, Record<string, unknown>>;

const loaded = new Map<Locale, Messages>();

/** All texts of a language, one namespace per file of `messages/<locale>/`; read once in production, every time before. */
export function messagesOf(locale: Locale): Messages {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const messages = readFolder(join(/* turbopackIgnore: true */ process.cwd(), 'messages', locale));
  if (process.env.NODE_ENV === 'production') loaded.set(locale, messages);
  return messages;
}

function readFolder(folder: string): Messages {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  return Object.fromEntries(
    files.sort().map((file) => [file.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}
