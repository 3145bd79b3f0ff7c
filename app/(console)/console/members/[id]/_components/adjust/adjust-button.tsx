'use client';
import { Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { newKey } from '@/components/ui/new-key';
import { Tooltip } from '@/components/ui/tooltip';
import { AdjustDialog } from './adjust-dialog';
import type { Terms } from './outcome';

/** The way to change this member's points or growth by hand; closed with a reason for one's own account (4.A.12). */
export function AdjustButton({
  memberId,
  terms,
}: {
  readonly memberId: string;
  readonly terms: Terms & { readonly isOwn: boolean };
}) {
  const t = useTranslations('adjust');
  // A new number for each opening: sending one form twice changes the book once.
  const [opened, setOpened] = useState<string | null>(null);
  const button = (
    <Button
      icon={<Scale aria-hidden="true" />}
      disabled={terms.isOwn}
      onClick={() => setOpened(newKey())}
      aria-describedby={terms.isOwn ? 'adjust-own' : undefined}
    >
      {t('open')}
    </Button>
  );
  return (
    <>
      {terms.isOwn ? (
        <>
          <Tooltip content={t('own')}>
            <span>{button}</span>
          </Tooltip>
          <span id="adjust-own" className="sr-only">
            {t('own')}
          </span>
        </>
      ) : (
        button
      )}
      {opened === null ? null : (
        <AdjustDialog
          key={opened}
          memberId={memberId}
          sourceId={opened}
          terms={terms}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
