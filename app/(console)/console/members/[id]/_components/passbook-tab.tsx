import { getTranslations } from 'next-intl/server';
import { PassbookTable } from '@/components/timeline/passbook-table';
import type { Names } from '@/components/timeline/use-words';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ask } from '@/lib/platform/route';
import { memberPassbook } from '@/lib/timeline';
import { OlderLink } from './older-link';
import type { MemberFile } from './read-member';

/** The member's book of one asset in booking order, each line with the balance after it and its why. */
export async function PassbookTab({
  asset,
  file,
  names,
  cursor,
}: {
  readonly asset: 'points' | 'growth';
  readonly file: MemberFile;
  readonly names: Names;
  readonly cursor: string | undefined;
}) {
  const [t, page] = await Promise.all([
    getTranslations('members'),
    ask(memberPassbook, { memberId: file.id, asset, ...(cursor === undefined ? {} : { cursor }) }),
  ]);
  return (
    <Card className="overflow-hidden">
      {page.items.length === 0 ? (
        <EmptyState drawing="ledger" title={t(`empty.${asset}`)}>
          {t(`emptyNote.${asset}`)}
        </EmptyState>
      ) : (
        <PassbookTable caption={t(`tab.${asset}`)} items={page.items} names={names} />
      )}
      <OlderLink href={`/console/members/${file.id}?tab=${asset}`} cursor={cursor} nextCursor={page.nextCursor} />
    </Card>
  );
}
