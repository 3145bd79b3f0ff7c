'use client';
import { Percent } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';

/** The sheet of odds and rules; the phone's Back closes it. */
export function RulesSheet({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('activities');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        icon={<Percent aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('odds.open')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('odds.open')}>
        <div className="grid gap-5">{children}</div>
      </Sheet>
    </>
  );
}
