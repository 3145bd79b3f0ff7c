'use client';
import { useTranslations } from 'next-intl';
import type { Choices } from '@/components/goods/use-choices';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { dropGameDraft, publishGame, saveGameDraft } from '@/lib/games/actions';
import { TermsSchema } from '@/lib/games/rules/terms';
import { GameCode } from '@/lib/games/schema';
import { AuthoredEditor } from '../../_components/authored-editor';
import { useActOf } from '../../_components/use-act-of';
import { type AuthoredBegin, useAuthored } from '../../_components/use-authored';
import { OddsReview } from './odds-review';
import { TermsForm } from './terms-form';

/** The next version of a game: a form beside the odds that it makes and what is still to be mended. */
export function GameEditor({
  begin,
  zone,
  choices,
  rewards,
  ceiling,
}: {
  readonly begin: AuthoredBegin;
  readonly zone: string;
  readonly choices: Choices;
  readonly rewards: RewardChoices;
  /** What a prize may be worth, in fen. */
  readonly ceiling: number;
}) {
  const t = useTranslations('games');
  const authored = useAuthored(begin, TermsSchema, GameCode);
  return (
    <AuthoredEditor
      authored={authored}
      t={t}
      act={useActOf('games')}
      acts={{
        save: saveGameDraft,
        drop: dropGameDraft,
        publish: ({ effectiveFrom: _, ...published }) => publishGame(published),
      }}
      list="/console/games"
      choices={choices}
      zone={zone}
      form={<TermsForm rewards={rewards} ceiling={ceiling} />}
      aside={
        <div className="min-w-0 xl:sticky xl:top-4">
          <OddsReview edited={authored.edited} mend={authored.problems.length} />
        </div>
      }
    />
  );
}
