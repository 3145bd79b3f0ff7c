import { Sun } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { BarCode } from '@/components/members/bar-code';
import { KeepAwake } from '@/components/members/keep-awake';
import { CodePlate } from '@/components/ui/code-plate';
import { CopyButton } from '@/components/ui/copy-button';
import { LinkButton } from '@/components/ui/link-button';
import { QrCode } from '@/components/ui/qr-code';
import { isShopOpen } from '@/lib/shop';

/** The code that a till scans or types, on its white plate; what has not begun yet shows it all the same. */
export async function CouponCode({ code, isStarted }: { readonly code: string; readonly isStarted: boolean }) {
  const t = await getTranslations('wallet');
  const digits = code.replaceAll('-', '');
  return (
    <div className="grid gap-3">
      {digits === '' ? null : (
        <>
          <KeepAwake />
          <CodePlate label={t('code')} digits={digits}>
            <div className="grid gap-3">
              <div className="[&>svg]:h-14!">
                <BarCode text={digits} />
              </div>
              <QrCode text={code} />
            </div>
          </CodePlate>
        </>
      )}
      <p className="text-center text-xs text-muted">{t('codeNote')}</p>
      {digits === '' ? null : (
        <p className="flex items-center justify-center gap-1.5 text-center text-xs text-muted">
          <Sun className="size-3.5 shrink-0" aria-hidden="true" />
          {t('brighter')}
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        {digits === '' ? null : <CopyButton text={code} label={t('copy')} />}
        {isStarted && isShopOpen() ? (
          <LinkButton href="/shop" variant="primary" size="sm">
            {t('use')}
          </LinkButton>
        ) : null}
      </div>
    </div>
  );
}
