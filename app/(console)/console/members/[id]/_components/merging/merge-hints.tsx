import { getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';
import { TextLink } from '@/components/ui/text-link';
import { type Actor, may } from '@/lib/kernel/actor';
import type { MergeLine } from '@/lib/merging';
import { possibleTwins } from '@/lib/merging';
import { ask } from '@/lib/platform/route';

/** Says into whom a member was merged, or who may be the same person (S1-3.2, N13); nothing for nearly everybody. */
export async function MergeHints({
  actor,
  memberId,
  isMerged,
  merges,
}: {
  readonly actor: Actor;
  readonly memberId: string;
  readonly isMerged: boolean;
  readonly merges: readonly MergeLine[];
}) {
  const t = await getTranslations('merging');
  if (isMerged) {
    const into = merges.find(({ isSurvivor, split }) => !isSurvivor && split === null);
    return (
      <Banner
        tone="info"
        title={t('wasMerged')}
        className="mb-4"
        action={
          into === undefined ? undefined : (
            <LinkButton size="sm" href={`/console/members/${into.other.id}`}>
              {t('toSurvivor', { code: into.other.code })}
            </LinkButton>
          )
        }
      >
        {t('wasMergedNote')}
      </Banner>
    );
  }
  if (!may(actor, 'members.merge')) return null;
  const twins = await ask(possibleTwins, { memberId });
  if (twins.length === 0) return null;
  return (
    <Banner tone="warning" title={t('maybeSame')} className="mb-4">
      {twins.map((twin) => (
        <TextLink key={twin.id} href={`/console/members/${memberId}/merge?with=${twin.id}`} className="mr-3 underline">
          {t('compareWith', { name: twin.name ?? twin.code, code: twin.code })}
        </TextLink>
      ))}
    </Banner>
  );
}
