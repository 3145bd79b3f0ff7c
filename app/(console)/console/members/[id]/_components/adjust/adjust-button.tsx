'use client';
import { Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
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
      onClick={() => setOpened(newNumber())}
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

/** 128 random bits in hex; `crypto.randomUUID` is not there on plain HTTP within a shop's network. */
const newNumber = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
