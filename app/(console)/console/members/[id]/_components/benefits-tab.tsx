import { getTranslations } from 'next-intl/server';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { ActsTh, Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { benefitsInForce, grantsOf } from '@/lib/benefits';
import { type Actor, may } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { readerOf } from '@/lib/platform/reading';
import { benefitWords } from '../../../benefits/_reading/parts';
import { VoidGrant } from '../../../benefits/[code]/_components/void-grant';
import { GiveBenefit } from './giving/give-benefit';
import type { MemberFile } from './read-member';

const GRANTS_MAX = 100;
const MEANINGS = { PENDING: 'waiting', ACTIVE: 'running', USED: 'ok', EXPIRED: 'stopped', VOIDED: 'failed' } as const;

/** The benefits that a member has or had, newest first, with what is left of each (B2). */
export async function BenefitsTab({ actor, file }: { readonly actor: Actor; readonly file: MemberFile }) {
  const now = new Date();
  const db = await readerOf(actor);
  const [t, words, { zone }, grants] = await Promise.all([
    getTranslations('benefits'),
    benefitWords(),
    program(db),
    grantsOf(db, requireId('member', file.id), { cursor: null, limit: GRANTS_MAX, now }),
  ]);
  const canGive = may(actor, 'benefits.give') && file.profile.status === 'active';
  const give = canGive ? (
    <GiveBenefit memberId={file.id} options={await benefitsToGive(now, words.locale)} />
  ) : undefined;
  if (grants.length === 0)
    return (
      <Card>
        <EmptyState title={t('holders.none')} actions={give} />
      </Card>
    );
  return (
    <Card>
      <CardHeader title={t('title')} action={give} />
      <Table caption={t('title')}>
        <TableHead>
          <Th>{t('column.name')}</Th>
          <Th>{t('holders.source')}</Th>
          <Th end>{t('holders.left')}</Th>
          <Th>{t('column.state')}</Th>
          <Th>{t('holders.until')}</Th>
          {canGive ? <ActsTh label={t('act.void')} /> : null}
        </TableHead>
        <tbody>
          {grants.map(({ grant, terms, state, left }) => (
            <Tr key={grant.id}>
              <Td row>
                <TextLink href={`/console/benefits/${grant.benefit}`}>
                  {words.locale === 'en' ? terms.name.en : terms.name.zh}
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
              {canGive ? (
                <Td end>
                  {state === 'ACTIVE' || state === 'PENDING' ? (
                    <VoidGrant memberId={file.id} grant={publicId('benefitGrant', grant.id)} />
                  ) : null}
                </Td>
              ) : null}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** The benefits in force, by their names in the reader's language. */
async function benefitsToGive(now: Date, locale: string) {
  const found = await benefitsInForce(pool(), await program(pool()), now);
  return found.map(({ code, terms }) => ({ value: code, label: locale === 'en' ? terms.name.en : terms.name.zh }));
}
