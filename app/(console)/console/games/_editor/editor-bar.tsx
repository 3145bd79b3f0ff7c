'use client';
import { useTranslations } from 'next-intl';
import type { Edited } from '@/components/editing/edited';
import { dropGameDraft, publishGame, saveGameDraft } from '@/lib/games/actions';
import { DraftBar, type DraftState } from '../../_components/draft-bar';
import { useGameAct } from '../_components/use-game-act';

/** Saving, throwing away and publishing what is written (4.M). */
export function EditorBar({
  code,
  edited,
  ...state
}: DraftState & {
  readonly code: string;
  readonly edited: Edited;
}) {
  const t = useTranslations('games');
  const basedOn = state.version;
  return (
    <DraftBar
      {...state}
      t={t}
      act={useGameAct()}
      list="/console/games"
      code={code}
      onSave={() => saveGameDraft({ code, basedOn, terms: edited })}
      onDrop={() => dropGameDraft({ code })}
      onPublish={(note) => publishGame({ code, basedOn, terms: edited, note })}
    />
  );
}
