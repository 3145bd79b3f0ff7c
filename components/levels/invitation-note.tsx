import { useTranslations } from 'next-intl';
import { ClientTexts } from '@/components/shell/client-texts';
import { Banner } from '@/components/ui/banner';
import { AcceptInvitation } from './accept-invitation';

/** An invitation that waits for the member's yes (4.B.1). */
export function InvitationNote({
  invitation,
}: {
  readonly invitation: { readonly invitedAt: Date | null; readonly acceptedAt: Date | null };
}) {
  const t = useTranslations('level');
  if (invitation.invitedAt === null || invitation.acceptedAt !== null) return null;
  return (
    <ClientTexts namespaces={['level']}>
      <Banner className="mb-3" title={t('invite.title')} action={<AcceptInvitation />}>
        {t('invite.note')}
      </Banner>
    </ClientTexts>
  );
}
