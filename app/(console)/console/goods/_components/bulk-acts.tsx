'use client';
import { useTranslations } from 'next-intl';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { Selection } from '@/components/data-table/types';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { BULK_MAX } from '@/lib/catalog/schema';
import { formatNumber } from '@/lib/kernel/format';
import { BulkChange } from './bulk-change';
import { BulkOutcome } from './bulk-outcome';
import { BulkPrices } from './bulk-prices';
import type { GoodsNames } from './goods-names';
import { useBulk } from './use-bulk';

type Bulk = ReturnType<typeof useBulk>;

/** The acts on chosen products: what is said of them, and their prices. */
export function BulkActs({
  selection,
  names,
  onDone,
}: {
  readonly selection: Selection;
  readonly names: GoodsNames;
  readonly onDone: () => void;
}) {
  const t = useTranslations('goods');
  const shared = { selection, onDone };
  return (
    <>
      <Act
        {...shared}
        title={t('bulk.change')}
        trigger={
          <Button size="sm" variant="outline">
            {t('bulk.change')}
          </Button>
        }
      >
        {(bulk) => <BulkChange bulk={bulk} names={names} />}
      </Act>
      <Act
        {...shared}
        title={t('bulk.prices')}
        trigger={
          <Button size="sm" variant="outline">
            {t('bulk.prices')}
          </Button>
        }
      >
        {(bulk) => <BulkPrices bulk={bulk} zone={names.zone} />}
      </Act>
    </>
  );
}

/** One dialog: too many said at once, else its form, and then what became of it; closing that forgets the choice. */
function Act({
  selection,
  onDone,
  title,
  trigger,
  children,
}: {
  readonly selection: Selection;
  readonly onDone: () => void;
  readonly title: string;
  readonly trigger: ReactElement;
  readonly children: (bulk: Bulk) => ReactNode;
}) {
  const t = useTranslations('goods');
  const bulk = useBulk(selection);
  const [open, setOpen] = useState(false);
  const close = () => show(false);

  function show(next: boolean) {
    setOpen(next);
    if (!next && bulk.outcome !== null) onDone();
    bulk.forget();
  }
  const isTooMany = selection.count > BULK_MAX;
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={trigger}
      title={title}
      size="lg"
      description={t('bulk.chosen', { count: selection.count })}
    >
      {bulk.outcome !== null ? (
        <BulkOutcome outcome={bulk.outcome} onClose={close} />
      ) : isTooMany ? (
        <Banner tone="warning" title={t('bulk.tooMany', { max: formatNumber(BULK_MAX) })} />
      ) : (
        children(bulk)
      )}
    </Dialog>
  );
}
