'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Switch } from '@/components/ui/switch';
import { showToast } from '@/components/ui/toast-store';
import { remindCheckIn } from '@/lib/messaging/actions';

/** Asks to be reminded of checking in, or not any more: at once in the eyes of the reader, taken back if it failed (M5). */
export function Reminder({ isOn }: { readonly isOn: boolean }) {
  const t = useTranslations('my-tasks');
  const [shown, show] = useState(isOn);
  const [pending, start] = useTransition();
  const change = (wanted: boolean) => {
    if (pending) return;
    show(wanted);
    start(async () => {
      const answer = await remindCheckIn({ isOn: wanted }).catch(() => null);
      if (answer?.ok) return showToast({ tone: 'success', title: t(wanted ? 'remind.on' : 'remind.off') });
      show(!wanted);
      showToast({ tone: 'danger', title: t(answer === null ? 'refusal.offline' : 'refusal.unknown') });
    });
  };
  return <Switch label={t('remind.title')} detail={t('remind.note')} checked={shown} onCheckedChange={change} />;
}
