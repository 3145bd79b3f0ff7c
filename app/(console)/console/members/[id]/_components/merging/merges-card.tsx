import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { type Actor, may } from '@/lib/kernel/actor';
import { type MergeLine, previewSplit } from '@/lib/merging';
import { ask } from '@/lib/platform/route';
import { SplitButton } from './split-button';

/** With whom a member was merged, by whom and why, and the way back while there is one (N13). */
export async function MergesCard({
  actor,
  memberId,
  merges,
  zone,
}: {
  readonly actor: Actor;
  readonly memberId: string;
  readonly merges: readonly MergeLine[];
  readonly zone: string;
}) {
  const t = await getTranslations('merging');
  const canSplit = may(actor, 'members.merge');
  const previews = await Promise.all(
    merges.map((one) =>
      canSplit && one.isSurvivor && one.split === null ? ask(previewSplit, { memberId, mergeId: one.mergeId }) : null,
    ),
  );
  return (
    <Card>
      <CardHeader title={t('merges')} />
      <ul className="divide-y divide-line border-t border-line">
        {merges.map((one, place) => {
          const preview = previews[place] ?? null;
          return (
            <li key={one.mergeId} className="grid gap-1 px-4 py-3 text-dense">
              <p>
                {t(one.isSurvivor ? 'mergedFrom' : 'mergedInto')}{' '}
                <TextLink href={`/console/members/${one.other.id}`} className="underline">
                  {one.other.code}
                </TextLink>
              </p>
              <p className="text-xs text-muted">
                <DateTime at={new Date(one.at)} format="datetime" zone={zone} /> · {one.by || t('program')} ·{' '}
                {t('orders', { count: one.orders })}
              </p>
              <p className="text-xs text-muted">{one.reason}</p>
              {one.split === null ? null : (
                <p className="text-xs text-muted">
                  {t('splitOn')} <DateTime at={new Date(one.split.at)} format="datetime" zone={zone} /> ·{' '}
                  {one.split.by || t('program')} · {one.split.reason}
                </p>
              )}
              {preview === null ? null : (
                <SplitButton memberId={memberId} mergeId={one.mergeId} code={one.other.code} preview={preview} />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
