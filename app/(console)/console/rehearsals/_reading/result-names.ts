import 'server-only';
import { levelName } from '@/components/levels/words';
import type { Locale } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { storeNames } from '@/lib/stores';

/** What levels and stores are called in the reader's language, those that are gone by their code. */
export async function resultNames(locale: Locale) {
  const settings = await program(pool());
  const [schemes, stores] = await Promise.all([levelSchemes(pool(), settings), storeNames()]);
  const levels = new Map(
    schemes.toReversed().flatMap(({ scheme }) => scheme.levels.map((one) => [one.code, levelName(one, locale)])),
  );
  return {
    levelOf: (code: string) => levels.get(code) ?? code,
    storeOf: (code: string) => {
      const store = stores.get(code);
      return store === undefined ? code : locale === 'en' ? store.en : store.zh;
    },
  };
}

/** How a result names levels and stores. */
export type ResultNames = Awaited<ReturnType<typeof resultNames>>;
