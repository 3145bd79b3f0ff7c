'use client';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';

/** The rules as they stand: check-in as it is printed from the settings, and how rewards are had (N17). */
export function RuleSheet({ printed }: { readonly printed: readonly string[] }) {
  const t = useTranslations('my-tasks');
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-6 grid justify-items-center">
      <Button
        variant="ghost"
        size="sm"
        icon={<ScrollText aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('rules.title')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('rules.title')}>
        <ul className="grid list-disc gap-1.5 pl-5 text-dense">
          {printed.map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>{t('rules.caps')}</li>
          <li>{t('rules.refund')}</li>
          <li>{t('rules.periods')}</li>
        </ul>
      </Sheet>
    </div>
  );
}
