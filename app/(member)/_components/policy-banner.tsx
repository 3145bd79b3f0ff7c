import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Banner } from '@/components/ui/banner';
import { TextLink } from '@/components/ui/text-link';
import { ownHome } from '../_reading/home';
import { AcceptPolicy } from './accept-policy';

/** Asks calmly for the policy of a version that the member has not accepted; nothing for everybody else (4.K). */
export async function PolicyBanner({ memberId }: { readonly memberId: string }) {
  const { version, accepted } = (await ownHome(memberId)).privacy.policy;
  if (accepted !== null && accepted >= version) return null;
  const t = await getTranslations('privacy.policy');
  return (
    <Banner
      tone="info"
      title={t(accepted === null ? 'ask' : 'askAgain', { version })}
      className="mb-3"
      action={
        <ClientTexts namespaces={['privacy', 'signin']}>
          <AcceptPolicy version={version} />
        </ClientTexts>
      }
    >
      {t('askNote')}{' '}
      <TextLink href="/policy" className="underline">
        {t('open')}
      </TextLink>
    </Banner>
  );
}
