import { getTranslations } from 'next-intl/server';
import { memberActor } from '@/lib/platform/session';
import { ownUnlocked } from '../_reading/unlocked';

/** A dot with its words while the member has benefits that are news to him (S3-6.2); nothing for anybody else. */
export async function UnlockedDot() {
  const actor = await memberActor();
  const count = actor === null ? 0 : (await ownUnlocked(actor.id)).size;
  if (count === 0) return null;
  const t = await getTranslations('moments.strip');
  return (
    <span className="absolute -top-0.5 -right-1 size-2.5 rounded-full border-2 border-surface bg-danger">
      <span className="sr-only">{t('news', { count })}</span>
    </span>
  );
}
