'use client';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** Recovery codes as they are shown the only time: to copy or keep as a file, and to say that they are kept. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const t = useTranslations('access.account');
  const text = codes.join('\n');
  return (
    <div className="grid gap-3">
      <Banner tone="warning" title={t('codesTitle')}>
        {t('codesNote')}
      </Banner>
      <ol aria-label={t('codes')} className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="select-all text-dense text-ink">{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={text} label={t('copyCodes')} />
        <a
          className="text-dense text-accent underline-offset-2 hover:underline"
          download="regulars-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
        >
          {t('saveCodes')}
        </a>
        <Button variant="primary" onClick={onKept}>
          {t('codesKept')}
        </Button>
      </div>
    </div>
  );
}
