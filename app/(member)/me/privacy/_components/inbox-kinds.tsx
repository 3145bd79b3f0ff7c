'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useOptimistic, useState, useTransition } from 'react';
import { useRefusal } from '@/components/access/use-refusal';
import { Switch } from '@/components/ui/switch';
import type { Preferences } from '@/lib/messaging';
import { savePreferences } from '@/lib/messaging/actions';
import { CATEGORIES, type Category } from '@/lib/messaging/kind';

/** Which kinds of messages may light the bell: each switch is saved as it is turned, and turns back when it was not. */
export function InboxKinds({ muted, quiet }: Preferences) {
  const t = useTranslations('inbox');
  const say = useTranslations('privacy');
  const sentence = useRefusal();
  const router = useRouter();
  const [isSaving, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [shown, show] = useOptimistic(muted);
  const turn = (category: Category, isOn: boolean) =>
    start(async () => {
      const next = isOn ? shown.filter((one) => one !== category) : [...shown, category];
      show(next);
      const answer = await savePreferences({ muted: next, quiet }).catch(() => null);
      setRefusal(answer?.ok ? null : sentence(answer ?? { code: 'offline', facts: {} }));
      if (answer?.ok) router.refresh();
    });
  return (
    <div className="grid gap-1" aria-busy={isSaving}>
      {CATEGORIES.map((category) => (
        <Switch
          key={category}
          label={t(`category.${category}`)}
          aria-label={say('line', { purpose: say('kinds.title'), channel: t(`category.${category}`) })}
          checked={!shown.includes(category)}
          onCheckedChange={(isOn) => turn(category, isOn)}
        />
      ))}
      <p role="alert" className="text-dense text-danger empty:hidden">
        {refusal}
      </p>
    </div>
  );
}
