import { getTranslations } from 'next-intl/server';
import type { BenefitWords } from '@/components/benefits/words';
import { ClientTexts } from '@/components/shell/client-texts';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { BenefitPage, Holder } from '@/lib/benefits';
import { publicId } from '@/lib/kernel/id';
import { personName } from '@/lib/members/rules/mask';
import { HoldersSearch, HoldersSteps } from './holders-steps';
import { VoidGrant } from './void-grant';

const MEANINGS = { PENDING: 'waiting', ACTIVE: 'running', USED: 'ok', EXPIRED: 'stopped', VOIDED: 'failed' } as const;

/** Who has it, page by page or by his code: by what, how many times are left, until when. */
export async function Holders({ page, words, canVoid }: Listed) {
  const t = await getTranslations('benefits');
  const title = t('holders.title');
  const { holders, member, previous, next } = page.holders;
  return (
    <Card>
      <CardHeader title={title} note={t('holders.note')} />
      <ClientTexts namespaces={['benefits', 'ui']}>
        <HoldersSearch member={member} />
      </ClientTexts>
      {holders.length === 0 ? (
        <p className="px-4 pb-4 text-dense text-muted">{t(member === '' ? 'holders.none' : 'holders.nobody')}</p>
      ) : (
        <List {...{ page, words, canVoid }} />
      )}
      <ClientTexts namespaces={['benefits', 'ui']}>
        <HoldersSteps member={member} previous={previous} next={next} />
      </ClientTexts>
    </Card>
  );
}

type Listed = { readonly page: BenefitPage; readonly words: BenefitWords; readonly canVoid: boolean };

async function List({ page, words, canVoid }: Listed) {
  const t = await getTranslations('benefits');
  return (
    <Table caption={t('holders.title')}>
      <TableHead>
        <Th>{t('holders.member')}</Th>
        <Th>{t('holders.source')}</Th>
        <Th end>{t('holders.left')}</Th>
        <Th>{t('column.state')}</Th>
        <Th>{t('holders.until')}</Th>
        {canVoid ? <Th>{t('job.acts')}</Th> : null}
      </TableHead>
      <tbody>
        {page.holders.holders.map((holder) => (
          <Row key={holder.grant.id} holder={holder} words={words} zone={page.zone} canVoid={canVoid} />
        ))}
      </tbody>
    </Table>
  );
}

async function Row({
  holder,
  words,
  zone,
  canVoid,
}: {
  readonly holder: Holder;
  readonly words: BenefitWords;
  readonly zone: string;
  readonly canVoid: boolean;
}) {
  const [t, ui] = await Promise.all([getTranslations('benefits'), getTranslations('ui')]);
  const { grant, member, state, left } = holder;
  const memberId = publicId('member', grant.memberId);
  return (
    <Tr>
      <Td row>
        <TextLink href={`/console/members/${memberId}`}>
          {personName(member ?? { name: null, code: memberId }, ui('erased'))}
        </TextLink>
      </Td>
      <Td>
        {t(`source.${grant.source}` as 'source.manual')}
        {grant.level === null ? null : <p className="text-xs text-muted">{words.nameOf(grant.level)}</p>}
      </Td>
      <Td end>{grant.quota === null ? t('unlimited') : `${left ?? 0} / ${grant.quota}`}</Td>
      <Td>
        <StatusPill meaning={MEANINGS[state]}>{t(`grantState.${state}`)}</StatusPill>
      </Td>
      <Td className="whitespace-nowrap">
        {grant.endsAt === null ? t('noEnd') : <DateTime at={grant.endsAt} format="datetime" zone={zone} />}
      </Td>
      {canVoid ? (
        <Td>
          {state === 'ACTIVE' || state === 'PENDING' ? (
            <ClientTexts namespaces={['benefits']}>
              <VoidGrant memberId={memberId} grant={publicId('benefitGrant', grant.id)} />
            </ClientTexts>
          ) : null}
        </Td>
      ) : null}
    </Tr>
  );
}
