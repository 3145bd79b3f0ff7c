import type { GamePage } from '@/lib/games';

/** What a prize is called by the newest version that has it; its code where none has. */
export function prizeName({ versions }: Pick<GamePage, 'versions'>, code: string, locale: string): string {
  for (const { terms } of versions) {
    const name = terms?.prizes.find((one) => one.code === code)?.name;
    if (name !== undefined) return locale === 'en' ? name.en : name.zh;
  }
  return code;
}
