'use client';
import { Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { useHydrated } from '@/components/ui/use-hydrated';

/** The link by which friends help, to copy or to pass on by the phone's own way. */
export function BoostLink({ link }: { readonly link: string }) {
  const t = useTranslations('boost');
  const hydrated = useHydrated();
  const canShare = hydrated && 'share' in navigator;
  const share = () => void navigator.share({ title: t('shareTitle'), text: t('shareText'), url: link }).catch(() => {});
  return (
    <div className="mt-4 grid gap-3">
      <p className="select-all break-all rounded-lg bg-sunken px-3 py-2 text-dense" data-boost={link}>
        {link}
      </p>
      <div className="flex flex-wrap gap-2">
        {canShare ? (
          <Button variant="primary" icon={<Share2 aria-hidden="true" />} onClick={share}>
            {t('share')}
          </Button>
        ) : null}
        <CopyButton text={link} label={t('copyLink')} />
      </div>
    </div>
  );
}
