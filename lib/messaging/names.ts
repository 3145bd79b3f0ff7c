import { benefitName } from '@/lib/benefits';
import { viewsOf } from '@/lib/coupons';
import { levelSchemes, schemeAt } from '@/lib/levels';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { Name, NameRef, Told } from './kind';
import type { MessageRow } from './store/inbox';

/** The values of a message with its names in both languages; what has no name any more is told by its code. */
export async function named(db: Db, values: Told['values'], at: Date): Promise<MessageRow['values']> {
  const told = await Promise.all(
    Object.entries(values).map(async ([key, value]) => {
      if (typeof value !== 'object' || !('of' in value)) return [key, value] as const;
      return [key, (await nameOf(db, value, at)) ?? { zh: value.code, en: value.code }] as const;
    }),
  );
  return Object.fromEntries(told);
}

async function nameOf(db: Db, { of, code }: NameRef, at: Date): Promise<Name | null> {
  switch (of) {
    case 'level': {
      const { levels } = schemeAt(await levelSchemes(db, await program(db)), at).scheme;
      return levels.find((level) => level.code === code)?.name ?? null;
    }
    case 'benefit':
      return both(await benefitName(db, code));
    case 'batch':
      return both((await viewsOf(db, [code]))[0]?.terms?.name ?? null);
  }
}

const both = (name: { readonly zh: string; readonly en?: string | undefined } | null): Name | null =>
  name === null ? null : { zh: name.zh, en: name.en || name.zh };
