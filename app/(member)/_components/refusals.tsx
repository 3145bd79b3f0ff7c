import { getLocale, getTranslations } from 'next-intl/server';
import { sayWhy } from '@/components/timeline/reasons';
import type { Say } from '@/components/timeline/told';
import { Collapse } from '@/components/ui/collapse';
import { decisionsOf } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { reader } from '@/lib/platform/reading';
import { currentProgram, ownStanding } from '../_reading/member';

const LOOKED_AT = 100;
const SHOWN = 10;

/** What the member was refused lately of some topics, and why (N2); nothing where he was refused nothing. */
export async function Refusals({
  memberId,
  topics,
}: {
  readonly memberId: string;
  readonly topics: readonly Reason['topic'][];
}) {
  const decisions = await decisionsOf(reader(), memberId, null, LOOKED_AT);
  const refused = decisions.flatMap(({ id, at, reasons }) =>
    reasons
      .filter(({ topic, outcome }) => outcome === 'withheld' && topics.includes(topic))
      .map((reason, place) => ({ id: `${id} ${place}`, at, reason })),
  );
  if (refused.length === 0) return null;
  const [t, say, said, { zone }, { standing }] = await Promise.all([
    getTranslations('timeline'),
    getTranslations(),
    getLocale(),
    currentProgram(),
    ownStanding(memberId),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const names = new Map(standing.levels.map(({ code, name }) => [code, locale === 'en' ? name.en : name.zh]));
  const itself = (code: string) => code;
  const words = {
    say: say as unknown as Say,
    levelName: (code: string) => names.get(code) ?? code,
    actionName: itself,
    storeName: itself,
    locale,
    zone,
  };
  return (
    <div className="mt-4">
      <Collapse summary={<span className="text-dense">{t('refused', { count: formatNumber(refused.length) })}</span>}>
        <ul className="grid gap-2">
          {refused.slice(0, SHOWN).map(({ id, at, reason }) => (
            <li key={id}>
              <span className="block text-ink">{sayWhy(reason, words)}</span>
              <span className="text-xs">{formatDateTime(at, 'datetime', locale, zone)}</span>
            </li>
          ))}
        </ul>
      </Collapse>
    </div>
  );
}
