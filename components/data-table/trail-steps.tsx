'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '../ui/icon-button';
import { stepsFrom } from './trail';
import { useRowKeys } from './use-row-keys';

const NOWHERE = { before: null, after: null };
const nothing = () => undefined;

/** To the next and the former one of the list that led here, by J and K and by buttons; nothing for who came another way. */
export function TrailSteps({ name, href }: { readonly name: string; readonly href: string }) {
  const t = useTranslations('table');
  const router = useRouter();
  // What a tab remembers is known in the browser alone.
  const [steps, setSteps] = useState<ReturnType<typeof stepsFrom>>(NOWHERE);
  useEffect(() => setSteps(stepsFrom(name, href)), [name, href]);
  const go = (to: string | null) => {
    if (to !== null) router.push(to as Route);
  };
  useRowKeys({
    move: (by) => go(by === 1 ? steps.after : steps.before),
    select: nothing,
    open: nothing,
    close: nothing,
  });
  if (steps.before === null && steps.after === null) return null;
  return (
    <span className="inline-flex items-center">
      <IconButton
        label={t('former')}
        icon={<ChevronUp aria-hidden="true" />}
        disabled={steps.before === null}
        onClick={() => go(steps.before)}
      />
      <IconButton
        label={t('next')}
        icon={<ChevronDown aria-hidden="true" />}
        disabled={steps.after === null}
        onClick={() => go(steps.after)}
      />
    </span>
  );
}
