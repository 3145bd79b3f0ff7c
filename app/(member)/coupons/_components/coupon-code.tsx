import { getTranslations } from 'next-intl/server';
import { CodePlate } from '@/components/ui/code-plate';
import { CopyButton } from '@/components/ui/copy-button';
import { QrCode } from '@/components/ui/qr-code';

/** The code that a till scans or types, on its white plate; what has not begun yet shows it all the same. */
export async function CouponCode({ code }: { readonly code: string }) {
  const t = await getTranslations('wallet');
  const digits = code.replaceAll('-', '');
  return (
    <div className="grid gap-3">
      {digits === '' ? null : (
        <CodePlate label={t('code')} digits={digits}>
          <QrCode text={code} />
        </CodePlate>
      )}
      <p className="text-center text-xs text-muted">{t('codeNote')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        {digits === '' ? null : <CopyButton text={code} label={t('copy')} />}
      </div>
    </div>
  );
}
