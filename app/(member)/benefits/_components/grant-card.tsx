import { getLocale, getTranslations } from 'next-intl/server';
import { FamilyIcon } from '@/components/benefits/family-icon';
import { StatusPill } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';
import { ProgressBar } from '@/components/ui/track';
import type { GrantView } from '@/lib/benefits';
import { benefitKinds } from '@/lib/benefits/registry';
import { formatDateTime, formatEnd, formatNumber } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import { storeNames } from '@/lib/stores';
import { pick, sayGift } from '../../_reading/benefit-words';
import { currentProgram } from '../../_reading/member';
import { ExchangeBenefit } from './exchange-benefit';
import { NewMark } from './new-mark';

type Seen = { readonly view: GrantView; readonly now: Date };
type Words = Awaited<ReturnType<typeof getTranslations<'my-benefits'>>>;

const isCoupons = ({ terms }: GrantView): boolean => terms.kind === 'gift_coupon';

/** A benefit that the member has: what it gives, how many times are left, where, until when, how to use it. */
export async function GrantCard({ view, now, isNew }: Seen & { readonly isNew: boolean }) {
  const { grant, terms, state } = view;
  const [t, said] = await Promise.all([getTranslations('my-benefits'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  return (
    <li className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex items-start gap-3">
        <FamilyIcon kind={terms.kind} />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <h2 className="text-sm leading-snug">
            <NewMark isNew={isNew} label={t('new')} />
            {pick(terms.name, locale)}
          </h2>
          <p className="text-xs text-muted">{sayGift(terms, grant.level, locale)}</p>
        </div>
        {state === 'PENDING' || state === 'USED' ? (
          <StatusPill meaning={state === 'PENDING' ? 'waiting' : isCoupons(view) ? 'ok' : 'stopped'}>
            {isCoupons(view) && state === 'USED' ? t('given') : t(`state.${state}`)}
          </StatusPill>
        ) : null}
      </div>
      <Times view={view} t={t} locale={locale} />
      <Limits view={view} now={now} />
      <Exchange view={view} name={pick(terms.name, locale)} />
      <Together terms={terms} t={t} />
      <HowTo steps={pick(terms.howTo, locale).split('\n').filter(Boolean)} title={t('howTo')} />
    </li>
  );
}

/** The button of a benefit by which points are exchanged, while it may be used. */
function Exchange({ view, name }: { readonly view: GrantView; readonly name: string }) {
  const { grant, state, left, exchanges } = view;
  if (exchanges === null || state !== 'ACTIVE' || left === 0) return null;
  return <ExchangeBenefit grant={publicId('benefitGrant', grant.id)} name={name} points={exchanges.points} />;
}

/** What is left of the times; coupons are in the wallet. */
function Times({ view, t, locale }: { readonly view: GrantView; readonly t: Words; readonly locale: Locale }) {
  const { grant, terms, left, held } = view;
  if (grant.quota === null) return null;
  if (isCoupons(view))
    return (
      <p className="flex flex-wrap justify-between gap-2 text-xs text-muted">
        <span>{t('coupons', { count: grant.quota })}</span>
        <TextLink href="/coupons">{t('toWallet')}</TextLink>
      </p>
    );
  const values = { left: formatNumber(left ?? 0), quota: formatNumber(grant.quota) };
  return (
    <div className="grid gap-1">
      <p className="text-dense font-medium">{t(`left.${terms.per}`, values)}</p>
      <ProgressBar value={left ?? 0} max={grant.quota} label={t('leftLabel', { name: pick(terms.name, locale) })} />
      {held > 0 ? <p className="text-2xs text-muted">{t('held', { count: held })}</p> : null}
    </div>
  );
}

/** What it does not go together with in one order: there the better of both is taken by itself (4.C, M3). */
function Together({ terms: { stacking, kind }, t }: { readonly terms: GrantView['terms']; readonly t: Words }) {
  if (!ACTS_ON_ORDERS.has(benefitKinds.find(kind)?.family ?? '')) return null;
  if (stacking.stack === 'EXCLUSIVE') return <p className="text-2xs text-muted">{t('together.EXCLUSIVE')}</p>;
  return stacking.group === null ? null : <p className="text-2xs text-muted">{t('together.group')}</p>;
}

const ACTS_ON_ORDERS: ReadonlySet<string> = new Set(['discount', 'spend_save']);

/** Where and until when it may be used, or when its times come back. */
async function Limits({ view, now }: Seen) {
  const { grant, terms } = view;
  const [t, said, { zone }, stores] = await Promise.all([
    getTranslations('my-benefits'),
    getLocale(),
    currentProgram(),
    storeNames(),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const day = (at: Date) => formatDateTime(at, 'datetime', locale, zone);
  const where = [
    ...terms.channels.map((channel) => (t.has(`channel.${channel}`) ? t(`channel.${channel}`) : channel)),
    ...terms.stores.map((code) => pick(stores.get(code) ?? { zh: code, en: code }, locale)),
  ];
  const lastOf = (end: Date) => formatEnd(end, 'datetime', locale, zone);
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-2xs text-muted">
      {grant.quota === null ? <span>{t('unlimited')}</span> : null}
      <span>{where.length === 0 ? t('everywhere') : t('where', { places: where.join(t('join')) })}</span>
      <span>{sayTime(view, now, t, day, lastOf)}</span>
    </p>
  );
}

type Say = (at: Date) => string;

function sayTime(view: GrantView, now: Date, t: Words, day: Say, lastOf: Say): string {
  const { grant, left } = view;
  if (grant.startsAt > now) return t('from', { date: day(grant.startsAt) });
  if (grant.endsAt === null) return t('open');
  const isUsedUp = left === 0 && !isCoupons(view);
  return isUsedUp ? t('next', { date: day(grant.endsAt) }) : t('until', { date: lastOf(grant.endsAt) });
}

function HowTo({ steps, title }: { readonly steps: readonly string[]; readonly title: string }) {
  if (steps.length === 0) return null;
  return (
    <details className="text-xs">
      <summary className="min-h-6 cursor-pointer text-muted">{title}</summary>
      <ol className="mt-1 grid list-decimal gap-1 pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}
