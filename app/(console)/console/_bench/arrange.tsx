'use client';
import { ArrowDown, ArrowUp, LayoutDashboard } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormErrors } from '@/components/ui/form-errors';
import { IconButton } from '@/components/ui/icon-button';
import { Switch } from '@/components/ui/switch';
import { showToast } from '@/components/ui/toast-store';
import { arrangeTiles } from '@/lib/workbench/actions';
import { moved, type TileCode } from '@/lib/workbench/rules/tiles';
import { useAct } from '../_components/use-act';

type Tile = { readonly code: TileCode; readonly isHidden: boolean };

/** The tiles in one's own order, moved by buttons, and which of them are wanted; kept for oneself (B1). */
export function Arrange({
  tiles: given,
  unseen,
}: {
  readonly tiles: readonly Tile[];
  readonly unseen: readonly Tile[];
}) {
  const t = useTranslations('workbench');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [tiles, setTiles] = useState(given);
  const { run, pending, trouble } = useAct(() => t('refusal.unexpected'));
  function open(next: boolean) {
    setTiles(given);
    setOpen(next);
  }
  const save = () => {
    const all = [...tiles, ...unseen];
    run(
      () =>
        arrangeTiles({
          tiles: all.map(({ code }) => code),
          hidden: all.filter(({ isHidden }) => isHidden).map(({ code }) => code),
        }),
      () => {
        setOpen(false);
        showToast({ tone: 'success', title: t('arrange.saved') });
        router.refresh();
      },
    );
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      title={t('arrange.title')}
      description={t('arrange.note')}
      trigger={<Button icon={<LayoutDashboard aria-hidden="true" />}>{t('arrange.open')}</Button>}
      footer={
        <Button variant="primary" pending={pending} onClick={save}>
          {t('arrange.save')}
        </Button>
      }
    >
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      <ol className="divide-y divide-line rounded-control border border-line">
        {tiles.map(({ code, isHidden }, at) => {
          const name = t(`tile.${code}`);
          return (
            <li key={code} className="flex items-center gap-1 px-3 py-1.5">
              <Switch
                label={name}
                checked={!isHidden}
                onCheckedChange={(isShown) =>
                  setTiles(tiles.map((tile) => (tile.code === code ? { code, isHidden: !isShown } : tile)))
                }
                className="min-w-0 flex-1"
              />
              <IconButton
                label={t('arrange.up', { name })}
                icon={<ArrowUp />}
                tip="none"
                disabled={at === 0}
                onClick={() => setTiles(moved(tiles, at, -1))}
              />
              <IconButton
                label={t('arrange.down', { name })}
                icon={<ArrowDown />}
                tip="none"
                disabled={at === tiles.length - 1}
                onClick={() => setTiles(moved(tiles, at, 1))}
              />
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
