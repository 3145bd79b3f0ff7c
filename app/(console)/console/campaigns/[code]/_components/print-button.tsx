'use client';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** Prints the page as it is; what is for hands only stays off the paper. */
export function PrintButton() {
  const t = useTranslations('campaign-figures');
  return (
    <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
