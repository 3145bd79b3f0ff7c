'use client';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { IconButton } from './icon-button';
import { VisuallyHidden } from './visually-hidden';

const SHOWN_MS = 2_000;

/** Copies a text and says so; with `label` it is a button with words. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const t = useTranslations('ui');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  const icon = copied ? <Check className="text-success" aria-hidden="true" /> : <Copy aria-hidden="true" />;
  return (
    <>
      {label ? (
        <Button size="sm" icon={icon} onClick={copy}>
          {copied ? t('copied') : label}
        </Button>
      ) : (
        <IconButton label={copied ? t('copied') : t('copy')} icon={icon} onClick={copy} className="size-control-sm" />
      )}
      <VisuallyHidden role="status">{copied ? t('copied') : ''}</VisuallyHidden>
    </>
  );
}
