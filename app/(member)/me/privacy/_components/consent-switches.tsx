'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useOptimistic, useState, useTransition } from 'react';
import { useRefusal } from '@/components/access/use-refusal';
import { Switch } from '@/components/ui/switch';
import { setConsent } from '@/lib/privacy/actions';
import type { Choice } from '@/lib/privacy/rules/choices';

type Shown = { readonly channel: Choice['channel']; readonly isGiven: boolean };

/** The switches of one purpose: each is saved as it is turned, and turns back with the reason when it was not. */
export function ConsentSwitches({
  purpose,
  choices,
}: {
  readonly purpose: Choice['purpose'];
  readonly choices: readonly Shown[];
}) {
  const t = useTranslations('privacy');
  const sentence = useRefusal();
  const router = useRouter();
  const [isSaving, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [shown, show] = useOptimistic(choices, (all, next: Shown) =>
    all.map((one) => (one.channel === next.channel ? next : one)),
  );
  const turn = (next: Shown) =>
    start(async () => {
      show(next);
      const answer = await setConsent({ purpose, ...next }).catch(() => null);
      setRefusal(answer?.ok ? null : sentence(answer ?? { code: 'offline', facts: {} }));
      if (answer?.ok) router.refresh();
    });
  return (
    <div className="grid gap-1" aria-busy={isSaving}>
      {shown.map(({ channel, isGiven }) => (
        <Switch
          key={channel}
          label={t(`channel.${channel}`)}
          aria-label={t('line', { purpose: t(`purpose.${purpose}`), channel: t(`channel.${channel}`) })}
          checked={isGiven}
          onCheckedChange={(checked) => turn({ channel, isGiven: checked })}
        />
      ))}
      <p role="alert" className="text-dense text-danger empty:hidden">
        {refusal}
      </p>
    </div>
  );
}
