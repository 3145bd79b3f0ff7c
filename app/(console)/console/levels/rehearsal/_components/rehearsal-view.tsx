import { useLocale, useTranslations } from 'next-intl';
import { levelName } from '@/components/levels/words';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Stat, Stats } from '@/components/ui/stat';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { RehearsedCosts } from '@/lib/benefits';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { DraftRehearsal } from '@/lib/levels';
import type { MemberProfile } from '@/lib/members';
import { CostCard } from './cost-card';

type People = ReadonlyMap<string, Pick<MemberProfile, 'name' | 'code'>>;

/** What the draft would do: how many rise and fall, each level before and after, the cost, and the first of the members with why. */
export function RehearsalView({
  found,
  costs,
  people,
  zone,
}: {
  readonly found: DraftRehearsal;
  /** What it costs; null: not for this reader. */
  readonly costs: RehearsedCosts | null;
  readonly people: People;
  readonly zone: string;
}) {
  const t = useTranslations('levels');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const dateOf = (at: Date) => formatDateTime(at, 'date', locale, zone);
  const nameOf = (code: string) => {
    const level = found.names.find((one) => one.code === code);
    return level === undefined ? code : levelName(level, locale);
  };
  return (
    <div className="grid gap-4">
      <Stats label={t('rehearsal.title')}>
        <Stat nameFirst name={t('rehearsal.members')} value={formatNumber(found.members)} />
        <Stat
          nameFirst
          name={t('rehearsal.up')}
          value={formatNumber(found.up)}
          remark={t('rehearsal.upRemark', { date: dateOf(found.startsAt) })}
          tone="success"
        />
        <Stat
          nameFirst
          name={t('rehearsal.down')}
          value={formatNumber(found.down)}
          remark={t('rehearsal.downRemark')}
          tone="warning"
        />
        <Stat nameFirst name={t('rehearsal.same')} value={formatNumber(found.members - found.up - found.down)} />
      </Stats>
      {found.isWhole ? null : <p className="text-dense text-muted">{t('rehearsal.part')}</p>}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card>
          <CardHeader title={t('rehearsal.perLevel')} />
          <Table caption={t('rehearsal.perLevel')}>
            <TableHead>
              <Th>{t('column.level')}</Th>
              <Th end>{t('rehearsal.today')}</Th>
              <Th end>{t('rehearsal.after')}</Th>
              <Th end>{t('rehearsal.difference')}</Th>
            </TableHead>
            <tbody>
              {found.levels.map(({ code, today, after }) => (
                <Tr key={code}>
                  <Td row>{nameOf(code)}</Td>
                  <Td end>{formatNumber(today)}</Td>
                  <Td end>{formatNumber(after)}</Td>
                  <Td end className="text-muted">
                    {after === today ? '–' : formatNumber(after - today, true)}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
        <Card>
          <CardHeader title={t('rehearsal.moves')} />
          {found.moves.length === 0 ? (
            <EmptyState drawing="people" title={t('rehearsal.nobody')} />
          ) : (
            <Table caption={t('rehearsal.moves')}>
              <TableHead>
                <Th>{t('rehearsal.move')}</Th>
                <Th>{t('rehearsal.how')}</Th>
                <Th end>{t('rehearsal.members')}</Th>
              </TableHead>
              <tbody>
                {found.moves.map(({ kind, from, to, members }) => (
                  <Tr key={`${kind} ${from} ${to}`}>
                    <Td row>{t('rehearsal.fromTo', { from: nameOf(from), to: nameOf(to) })}</Td>
                    <Td className="text-muted">{t(`rehearsal.kind.${kind}`)}</Td>
                    <Td end>{formatNumber(members)}</Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          )}
        </Card>
      </div>
      {costs === null ? null : <CostCard costs={costs} nameOf={nameOf} />}
      {found.moves.length === 0 ? null : (
        <Card>
          <CardHeader
            title={t('rehearsal.who')}
            note={found.isListed ? t('rehearsal.listed', { count: found.listed.length }) : undefined}
          />
          {found.isListed ? (
            <Table caption={t('rehearsal.who')}>
              <TableHead>
                <Th>{t('rehearsal.member')}</Th>
                <Th>{t('rehearsal.move')}</Th>
                <Th>{t('rehearsal.when')}</Th>
                <Th>{t('rehearsal.why')}</Th>
              </TableHead>
              <tbody>
                {found.listed.map(({ memberId, kind, from, to, at, counted }) => (
                  <Tr key={memberId}>
                    <Td row>
                      <TextLink href={`/console/members/${publicId('member', memberId)}`}>
                        {people.get(memberId)?.name ?? people.get(memberId)?.code ?? ''}
                      </TextLink>
                    </Td>
                    <Td>{t('rehearsal.fromTo', { from: nameOf(from), to: nameOf(to) })}</Td>
                    <Td>{dateOf(at)}</Td>
                    <Td className="min-w-56 text-muted">
                      {t(`rehearsal.because.${kind}`, {
                        amount: formatMoney(counted.amount, 'plain'),
                        count: counted.orders,
                        level: nameOf(kind === 'up' ? to : from),
                      })}
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          ) : (
            <p className="px-4 pb-4 text-dense text-muted">{t('rehearsal.hidden')}</p>
          )}
        </Card>
      )}
    </div>
  );
}
