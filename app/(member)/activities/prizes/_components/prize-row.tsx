import { Gift, Package } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { ListRow } from '@/components/ui/list';
import type { WonPrize } from '@/lib/games';
import type { GameWords } from '../../_reading/game-words';
import { AddressForm } from './address-form';

const MEANINGS = { to_address: 'attention', to_ship: 'waiting', shipped: 'ok' } as const;

/** One prize: what it is, from which game and when; goods with their state, address and parcel. */
export async function PrizeRow({
  prize,
  words: { pick, zone },
}: {
  readonly prize: WonPrize;
  readonly words: GameWords;
}) {
  const t = await getTranslations('activities');
  const { order } = prize;
  const state = order?.state;
  return (
    <ListRow
      icon={order === null ? <Gift /> : <Package />}
      title={pick(prize.prize.name)}
      detail={
        <span className="grid gap-0.5">
          <span>
            {pick(prize.gameName)} · <DateTime at={prize.at} zone={zone} />
          </span>
          {order?.address == null ? null : <span className="break-words">{order.address.address}</span>}
          {state === 'shipped' ? (
            <span className="select-all break-all">
              {order?.carrier} {order?.parcel}
            </span>
          ) : null}
        </span>
      }
      trail={
        <span className="grid justify-items-end gap-1.5">
          {state === undefined ? (
            <StatusPill meaning="ok">{t('prizes.given')}</StatusPill>
          ) : (
            <StatusPill meaning={MEANINGS[state]}>{t(`prizes.state.${state}`)}</StatusPill>
          )}
          {order === null || state === 'shipped' ? null : (
            <AddressForm draw={prize.id} name={pick(prize.prize.name)} address={order.address} />
          )}
        </span>
      }
    />
  );
}
