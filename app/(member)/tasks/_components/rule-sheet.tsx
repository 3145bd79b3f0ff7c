'use client';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import type { CheckInTerms } from './terms';

/** The rules as they stand: milestones and missed days from the settings, and how rewards are had (N17). */
export function RuleSheet({ terms: { milestones, makeUp } }: { readonly terms: CheckInTerms }) {
  const t = useTranslations('my-tasks');
  const [open, setOpen] = useState(false);
  const steps = milestones.filter(({ days, points, cards }) => days > 0 && points + cards > 0);
  const prize = ({ points, cards }: { readonly points: number; readonly cards: number }) =>
    [...(points > 0 ? [t('prize.points', { points })] : []), ...(cards > 0 ? [t('prize.cards', { cards })] : [])].join(
      t('join'),
    );
  return (
    <div className="mt-6 grid justify-items-center">
      <Button variant="ghost" size="sm" icon={<ScrollText aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('rules.title')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('rules.title')}>
        <ul className="grid list-disc gap-1.5 pl-5 text-dense">
          <li>{t('rules.day')}</li>
          {steps.map((step) => (
            <li key={`${step.days} ${step.again}`}>
              {t(step.again ? 'rules.again' : 'rules.once', { days: step.days, prize: prize(step) })}
            </li>
          ))}
          {makeUp.daysBack > 0 && makeUp.perMonth > 0 ? (
            <li>{t('rules.makeUp', { days: makeUp.daysBack, times: makeUp.perMonth, cards: makeUp.cards })}</li>
          ) : null}
          <li>{t('rules.caps')}</li>
          <li>{t('rules.refund')}</li>
          <li>{t('rules.periods')}</li>
        </ul>
      </Sheet>
    </div>
  );
}
