'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Result } from './result';
import { SKINS, type Slot } from './skin';
import { type Drawn, useDraw } from './use-draw';

/** The wheel or card with its buttons: the server draws, then the skin shows it, then it is told and the page is read again. */
export function Play({
  game,
  version,
  skin,
  slots,
  left,
  no,
  buy,
  children,
}: {
  readonly game: string;
  readonly version: number;
  readonly skin: string;
  readonly slots: readonly Slot[];
  /** Free and given chances. */
  readonly left: number;
  /** Why there is no draw with a chance, as the server knew it when the page was made. */
  readonly no: string | null;
  readonly buy: { readonly points: number; readonly balance: number; readonly no: string | null } | null;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('activities');
  const router = useRouter();
  const { draw, pending, trouble } = useDraw(game, version);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [isShown, setShown] = useState(false);
  const Skin = SKINS[skin as keyof typeof SKINS] ?? SKINS.wheel;
  const isShowing = drawn !== null && !isShown;
  const go = (pay: 'chance' | 'points') =>
    draw(
      pay,
      (value) => {
        setShown(false);
        setDrawn(value);
      },
      () => router.refresh(),
    );
  const shown = () => {
    setShown(true);
    router.refresh();
  };
  const slot = drawn === null ? undefined : (slots.find(({ code }) => code === drawn.prize) ?? slots.at(-1));
  return (
    <div className="mt-4 grid gap-4">
      <Skin key={drawn?.draw} slots={slots} drawn={slot} onShown={shown} />
      {children}
      <div aria-live="assertive" className="empty:hidden">
        {isShown && drawn !== null && slot !== undefined ? <Result drawn={drawn} slots={slots} slot={slot} /> : null}
        {trouble === null ? null : <p className="text-center text-sm text-danger">{trouble}</p>}
      </div>
      <div className="grid gap-2">
        {no === null ? (
          <Button variant="primary" size="lg" full pending={pending || isShowing} onClick={() => go('chance')}>
            {t('draw', { count: left })}
          </Button>
        ) : isShowing ? null : (
          <p className="text-center text-dense text-muted">{no}</p>
        )}
        {buy === null || buy.no !== null ? null : (
          <Buy points={buy.points} balance={buy.balance} pending={pending || isShowing} onBuy={() => go('points')} />
        )}
      </div>
    </div>
  );
}

/** A draw for points, with what there is and what is missing. */
function Buy({
  points,
  balance,
  pending,
  onBuy,
}: {
  readonly points: number;
  readonly balance: number;
  readonly pending: boolean;
  readonly onBuy: () => void;
}) {
  const t = useTranslations('activities');
  const isShort = balance < points;
  return (
    <>
      <Button full disabled={isShort} pending={pending} onClick={onBuy}>
        {t('drawFor', { points })}
      </Button>
      <p className="text-center text-xs text-muted">
        {isShort ? t('short', { short: points - balance }) : t('balance', { points: balance })}
      </p>
    </>
  );
}
