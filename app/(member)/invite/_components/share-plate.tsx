'use client';
import { Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CodePlate } from '@/components/ui/code-plate';
import { Collapse } from '@/components/ui/collapse';
import { CopyButton } from '@/components/ui/copy-button';
import { QrCode } from '@/components/ui/qr-code';
import { useHydrated } from '@/components/ui/use-hydrated';

/** The link, its QR code and the code to say aloud; passing it on by the phone's own way where there is one. */
export function SharePlate({ link, code }: { readonly link: string; readonly code: string }) {
  const t = useTranslations('invite');
  const hydrated = useHydrated();
  const canShare = hydrated && 'share' in navigator;
  // Whoever closes the phone's own sheet has changed his mind: nothing to say.
  const share = () => void navigator.share({ title: t('shareTitle'), text: t('shareText'), url: link }).catch(() => {});
  return (
    <div className="mt-4 grid gap-3">
      <p className="select-all break-all rounded-lg bg-sunken px-3 py-2 text-dense" data-invitation={link}>
        {link}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {canShare ? (
          <Button variant="primary" icon={<Share2 aria-hidden="true" />} onClick={share}>
            {t('share')}
          </Button>
        ) : null}
        <CopyButton text={link} label={t('copyLink')} />
        <CopyButton text={code} label={t('copyCode')} />
      </div>
      <Collapse summary={t('showQr')}>
        <CodePlate digits={code} label={t('qr')}>
          <QrCode text={link} />
        </CodePlate>
      </Collapse>
    </div>
  );
}
