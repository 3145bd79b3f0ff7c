import { getLocale, getTranslations } from 'next-intl/server';
import type { Names } from '@/components/timeline/use-words';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { ActsTh, Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { batchPage, copiesOf } from '@/lib/coupons';
import { type Actor, may } from '@/lib/kernel/actor';
import { parseId, publicId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { readerOf } from '@/lib/platform/reading';
import { GiveCoupon } from './giving/give-coupon';
import { TakeBackCoupon } from './giving/take-back-coupon';
import { OlderLink } from './older-link';
import type { MemberFile } from './read-member';

const PAGE = 30;
const CHOICES = 100;
const MEANINGS = {
  UNCLAIMED: 'draft',
  CLAIMED: 'running',
  HELD: 'waiting',
  USED: 'ok',
  EXPIRED: 'stopped',
  VOIDED: 'failed',
} as const;

/** The coupons that a member has or had, newest first: how each stands, until when, and why it was voided (B2). */
export async function CouponsTab({
  actor,
  file,
  names,
  cursor,
}: {
  readonly actor: Actor;
  readonly file: MemberFile;
  readonly names: Names;
  readonly cursor: string | undefined;
}) {
  const [t, locale, db] = await Promise.all([getTranslations('members'), getLocale(), readerOf(actor)]);
  const before = cursor === undefined ? null : parseId('coupon', cursor);
  const found = await copiesOf(db, file.profile.id, { cursor: before, limit: PAGE + 1, now: file.now });
  const copies = found.slice(0, PAGE);
  const canGive = may(actor, 'coupons.give') && file.profile.status === 'active';
  const give = canGive ? <GiveCoupon memberId={file.id} options={await batchesToGive(db, locale)} /> : undefined;
  if (copies.length === 0) {
    return (
      <Card>
        <EmptyState drawing="box" title={t('empty.coupons')} actions={give}>
          {t('emptyNote.coupons')}
        </EmptyState>
      </Card>
    );
  }
  const last = copies.at(-1)?.copy.id;
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('tab.coupons')} action={give} />
      <Table caption={t('tab.coupons')}>
        <TableHead>
          <Th>{t('coupon.name')}</Th>
          <Th>{t('coupon.state')}</Th>
          <Th>{t('coupon.until')}</Th>
          <Th className="max-desk:hidden">{t('coupon.issued')}</Th>
          {canGive ? <ActsTh label={t('coupon.acts')} /> : null}
        </TableHead>
        <tbody>
          {copies.map(({ copy, state, terms }) => (
            <Tr key={copy.id}>
              <Td row>
                <TextLink href={`/console/coupons/${publicId('couponBatch', copy.batchId)}`}>
                  {locale === 'en' ? terms.name.en : terms.name.zh}
                </TextLink>
              </Td>
              <Td>
                <StatusPill meaning={MEANINGS[state]}>{t(`couponState.${state}`)}</StatusPill>
                {copy.voidedWhy === null ? null : <p className="text-xs text-muted">{copy.voidedWhy}</p>}
              </Td>
              <Td className="whitespace-nowrap">
                <DateTime at={copy.usedAt ?? copy.endsAt} format="datetime" zone={names.zone} />
              </Td>
              <Td className="whitespace-nowrap text-muted max-desk:hidden">
                <DateTime at={copy.issuedAt} format="date" zone={names.zone} />
              </Td>
              {canGive ? (
                <Td end>
                  {state === 'CLAIMED' ? (
                    <TakeBackCoupon memberId={file.id} coupon={publicId('coupon', copy.id)} />
                  ) : null}
                </Td>
              ) : null}
            </Tr>
          ))}
        </tbody>
      </Table>
      <OlderLink
        href={`/console/members/${file.id}?tab=coupons`}
        cursor={cursor}
        nextCursor={found.length > PAGE && last !== undefined ? publicId('coupon', last) : null}
      />
    </Card>
  );
}

/** The newest batches that give copies, by their names in the reader's language. */
async function batchesToGive(db: Db, locale: string) {
  const found = await batchPage(db, null, CHOICES);
  return found.flatMap(({ batch, terms }) =>
    batch.state !== 'live' || terms === null
      ? []
      : [{ value: publicId('couponBatch', batch.id), label: locale === 'en' ? terms.name.en : terms.name.zh }],
  );
}
