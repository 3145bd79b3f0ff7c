import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { formatRelative } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { ask } from '@/lib/platform/route';
import { draftBoard, releaseBoard } from '@/lib/workbench';
import { TileFrame } from './frame';
import { benchWords } from './words';

// Where each sort of draft is written on.
const EDITORS: Readonly<Record<string, (code: string) => string>> = {
  campaign: (code) => `/console/campaigns/${code}/edit`,
  segment: (code) => `/console/segments/${code}/edit`,
  coupon: (code) => `/console/coupons/${publicId('couponBatch', code)}/edit`,
  benefit: (code) => `/console/benefits/${code}/edit`,
  offer: (code) => `/console/offers/${code}/edit`,
  task: (code) => `/console/tasks/${code}/edit`,
  game: (code) => `/console/games/${code}/edit`,
  survey: (code) => `/console/surveys/${code}/edit`,
  earning: (code) => `/console/earning/${code}`,
  levels: () => '/console/levels/draft',
};

// Their codes say nothing to people.
const WITHOUT_CODE: readonly string[] = ['coupon', 'levels', 'earning'];

/** ` · ` and what something is called in the reader's language, or what stands for a name that is missing. */
function nameOf(
  { nameZh, nameEn }: { readonly nameZh: string | null; readonly nameEn: string | null },
  locale: string,
  instead: string,
): string {
  const name = (locale === 'en' ? nameEn : nameZh) || nameZh || nameEn;
  return name ? ` · ${name}` : instead;
}

/** What the reader writes and has not published. */
export async function Drafts() {
  const [t, { locale }, drafts] = await Promise.all([getTranslations('workbench'), benchWords(), ask(draftBoard, {})]);
  const now = new Date();
  return (
    <TileFrame title={t('tile.drafts')}>
      {drafts.length === 0 ? <p className="px-4 pb-4 text-dense text-muted">{t('noDrafts')}</p> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 pb-3 text-dense empty:hidden">
        {drafts.map(({ sort, code, nameZh, nameEn, savedAt }) => (
          <li key={`${sort} ${code}`} className="flex flex-wrap items-baseline gap-x-2">
            <TextLink href={EDITORS[sort]?.(code) ?? '/console'} className="max-w-full min-w-0 truncate">
              {t(`draft.${sort}` as 'draft.campaign')}
              {nameOf({ nameZh, nameEn }, locale, WITHOUT_CODE.includes(sort) ? '' : ` · ${code}`)}
            </TextLink>
            <span className="ml-auto text-xs text-muted">{formatRelative(savedAt, now, locale)}</span>
          </li>
        ))}
      </ul>
    </TileFrame>
  );
}

/** What began to count for members lately, and by whom. */
export async function Releases() {
  const [t, { locale }, action, rows] = await Promise.all([
    getTranslations('workbench'),
    benchWords(),
    getTranslations('audit.action'),
    ask(releaseBoard, {}),
  ]);
  const now = new Date();
  return (
    <TileFrame title={t('tile.releases')} action={<TextLink href="/console/audit">{t('openTrail')}</TextLink>}>
      {rows.length === 0 ? <p className="px-4 pb-4 text-dense text-muted">{t('noReleases')}</p> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 pb-3 text-dense empty:hidden">
        {rows.map(({ id, at, action: verb, by, objectId, nameZh, nameEn }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-2">
            <span className="max-w-full min-w-0 truncate">
              {action(verb as 'coupons.publish')}
              {nameOf({ nameZh, nameEn }, locale, ` · ${objectId}`)}
            </span>
            <span className="ml-auto text-xs text-muted">
              {by} · {formatRelative(new Date(at), now, locale)}
            </span>
          </li>
        ))}
      </ul>
    </TileFrame>
  );
}
