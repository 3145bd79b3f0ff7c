'use client';
import { PartyPopper } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { RewardList } from '@/components/rewards/reward-list';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import type { Replied } from './use-send';

/** Thank you: what was given, what the rules gave besides, and what could not be given. */
export function Thanks({ replied, thanks }: { readonly replied: Replied; readonly thanks: string }) {
  const t = useTranslations('answering');
  const { lines, points, growth, withheld } = replied;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Card inset className="justify-items-center gap-4 py-10 text-center">
      <span aria-hidden="true" className="grid size-14 place-items-center rounded-full bg-tint text-accent">
        <PartyPopper className="size-7" />
      </span>
      <h2 ref={title} tabIndex={-1} className="text-lg font-bold">
        {thanks === '' ? t('thanks') : thanks}
      </h2>
      {lines.length > 0 || points > 0 || growth > 0 ? (
        <div className="grid gap-1 text-dense">
          <p className="text-muted">{t('given')}</p>
          {lines.length > 0 ? <RewardList lines={lines} /> : null}
          {points > 0 ? <p>{t('byRulePoints', { points })}</p> : null}
          {growth > 0 ? <p>{t('byRuleGrowth', { growth })}</p> : null}
        </div>
      ) : null}
      {withheld === null ? null : <p className="text-dense text-muted">{t('withheld')}</p>}
      <div className="flex flex-wrap justify-center gap-2">
        <LinkButton href="/surveys">{t('others')}</LinkButton>
        <LinkButton href="/" variant="primary">
          {t('home')}
        </LinkButton>
      </div>
    </Card>
  );
}
