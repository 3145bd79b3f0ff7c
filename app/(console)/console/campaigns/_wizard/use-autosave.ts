'use client';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { checkCampaign, saveCampaignDraft } from '@/lib/campaigns/actions';

const REST_MS = 900;

/** What the checks said to what was saved last. */
export type CheckedView = Extract<Awaited<ReturnType<typeof checkCampaign>>, { ok: true }>['value'];

/** Whether everything is saved, is being saved, or could not be. */
export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed';

/**
 * Saves what is written a moment after the last stroke, one save at a time, and has it checked; ⌘S saves at once. What
 * could not be saved is said, stays on the page, and is tried again with the next stroke.
 */
export function useAutosave({
  code,
  basedOn,
  edited,
  isOver,
}: {
  readonly code: string;
  readonly basedOn: number;
  readonly edited: Edited;
  readonly isOver: boolean;
}) {
  const t = useTranslations('campaigns');
  const [saved, setSaved] = useState(edited);
  const [isSaving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [checked, setChecked] = useState<CheckedView | null>(null);
  const busy = useRef(false);

  const check = useCallback(
    async (terms: Edited) => {
      const answer = await checkCampaign({ code, terms }).catch(() => null);
      if (answer?.ok) setChecked(answer.value);
    },
    [code],
  );
  const send = useEffectEvent(async () => {
    if (busy.current || isOver) return;
    busy.current = true;
    setSaving(true);
    const terms = edited;
    const answer = await saveCampaignDraft({ code, basedOn, terms }).catch(() => null);
    busy.current = false;
    setSaving(false);
    if (answer?.ok) {
      setSaved(terms);
      setTrouble(null);
      await check(terms);
      return;
    }
    const no = answer?.code ?? 'offline';
    setTrouble(t.has(`refusal.${no}`) ? t(`refusal.${no as 'offline'}`) : t('refusal.unexpected'));
  });
  useEffect(() => {
    if (edited === saved || isSaving) return;
    const timer = setTimeout(() => void send(), REST_MS);
    return () => clearTimeout(timer);
  }, [edited, saved, isSaving]);
  const first = useEffectEvent(() => void check(edited));
  useEffect(() => first(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key !== 's' || event.isComposing) return;
      event.preventDefault();
      void send();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (edited === saved) return;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [edited, saved]);
  const state: SaveState = isSaving ? 'saving' : edited === saved ? 'saved' : trouble === null ? 'dirty' : 'failed';
  return { state, trouble, checked, save: () => void send() };
}
