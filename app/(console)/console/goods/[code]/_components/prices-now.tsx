import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { Money } from '@/components/ui/money';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { PriceRecord } from '@/lib/catalog';
import type { StoryLine } from '@/lib/catalog/rules/price-story';
import type { GoodsNames } from '../../_components/goods-names';
import { usePriceWords } from './use-price-words';

/** What a SKU costs now, since when, and what it will cost next. */
export function PricesNow({
  lines,
  names,
  caption,
}: {
  readonly lines: readonly StoryLine<PriceRecord>[];
  readonly names: GoodsNames;
  readonly caption: string;
}) {
  const t = useTranslations('goods');
  const say = usePriceWords(names);
  return (
    <Table caption={caption}>
      <TableHead>
        <Th>{t('price.kind')}</Th>
        <Th end>{t('price.now')}</Th>
        <Th>{t('price.since')}</Th>
        <Th>{t('price.next')}</Th>
      </TableHead>
      <tbody>
        {lines
          .filter((line) => line.now !== null || line.next !== null)
          .map((line) => (
            <Tr key={line.key}>
              <Td row>{say(line)}</Td>
              <Td end>{line.now === null ? <span className="text-muted">–</span> : <Money fen={line.now.amount} />}</Td>
              <Td className="whitespace-nowrap text-muted">
                {line.now === null ? null : <DateTime at={line.now.startsAt} format="date" zone={names.zone} />}
              </Td>
              <Td className="whitespace-nowrap">
                <Next line={line} zone={names.zone} />
              </Td>
            </Tr>
          ))}
      </tbody>
    </Table>
  );
}

/** What follows: another price, or that this one ends. */
function Next({ line, zone }: { readonly line: StoryLine<PriceRecord>; readonly zone: string }) {
  const t = useTranslations('goods');
  if (line.next !== null) {
    return (
      <>
        <Money fen={line.next.amount} />{' '}
        <span className="text-muted">
          <DateTime at={line.next.startsAt} format="datetime" zone={zone} />
        </span>
      </>
    );
  }
  const endsAt = line.now?.endsAt ?? null;
  if (endsAt === null) return null;
  return (
    <span className="text-muted">
      {t('price.ends')} <DateTime at={endsAt} format="datetime" zone={zone} />
    </span>
  );
}
