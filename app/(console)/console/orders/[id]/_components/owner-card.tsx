import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { personName } from '@/lib/members/rules/mask';
import type { OrderOwner } from '../../_reading/read-order';

/** Whose order it is: a link to the member, a guest, or somebody the reader may not see. */
export async function OwnerCard({ owner }: { readonly owner: OrderOwner }) {
  const [t, ui] = await Promise.all([getTranslations('orders-console'), getTranslations('ui')]);
  return (
    <Card inset className="flex items-center gap-3">
      <Avatar name={null} />
      <div className="min-w-0">
        {owner.kind === 'member' ? (
          <>
            <TextLink href={`/console/members/${owner.id}`}>{personName(owner, ui('erased'))}</TextLink>
            <p className="text-xs text-muted">{owner.mobile ?? t('noMobile')}</p>
          </>
        ) : (
          <>
            <p className="font-medium">{t(owner.kind)}</p>
            <p className="text-xs text-muted">{t(`${owner.kind}Note`)}</p>
          </>
        )}
      </div>
    </Card>
  );
}
