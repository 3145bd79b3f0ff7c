'use client';
import { Archive, Copy, Ellipsis, Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { Popover } from '@/components/ui/popover';
import { Sheet } from '@/components/ui/sheet';
import { showToast } from '@/components/ui/toast-store';
import { Tooltip } from '@/components/ui/tooltip';
import { Group, Row } from './group';

/** What floats: dialogs, sheets, menus, notices. */
export function OverlaysPart() {
  const t = useTranslations('design.overlays');
  const [sheet, setSheet] = useState<'bottom' | 'right' | null>(null);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Group name="Dialog · AlertDialog · Sheet">
        <Row>
          <Dialog
            trigger={<Button>{t('dialog')}</Button>}
            title={t('dialogTitle')}
            description={t('dialogNote')}
            footer={<Button variant="primary">{t('save')}</Button>}
          >
            <Field label={t('reason')} required>
              <Input defaultValue={t('reasonValue')} />
            </Field>
          </Dialog>
          <Button variant="danger-outline" onClick={() => setAsking(true)}>
            {t('alert')}
          </Button>
          <Button onClick={() => setSheet('bottom')}>{t('sheet')}</Button>
          <Button onClick={() => setSheet('right')}>{t('drawer')}</Button>
        </Row>
      </Group>
      <Group name="Menu · Popover · Tooltip">
        <Row>
          <Menu trigger={<IconButton label={t('more')} icon={<Ellipsis />} bordered />}>
            <MenuItem icon={<Pencil />} onSelect={() => showToast({ tone: 'info', title: t('edited') })}>
              {t('edit')}
            </MenuItem>
            <MenuLink icon={<Copy />} href="/console/design">
              {t('duplicate')}
            </MenuLink>
            <MenuSeparator />
            <MenuItem icon={<Archive />} danger onSelect={() => setAsking(true)}>
              {t('archive')}
            </MenuItem>
          </Menu>
          <Popover title={t('popoverTitle')} trigger={<Button>{t('popover')}</Button>}>
            <p className="text-muted">{t('popoverBody')}</p>
          </Popover>
          <Tooltip content={t('tooltipBody')}>
            <Button variant="ghost">{t('tooltip')}</Button>
          </Tooltip>
        </Row>
      </Group>
      <Group name="showToast">
        <Row>
          <Button
            onClick={() =>
              showToast({
                tone: 'success',
                title: t('toastOk'),
                detail: t('toastOkNote'),
                action: { label: t('undo'), run: () => showToast({ tone: 'info', title: t('undone') }) },
              })
            }
          >
            {t('toastSuccess')}
          </Button>
          <Button onClick={() => showToast({ tone: 'danger', title: t('toastBad'), detail: t('toastBadNote') })}>
            {t('toastDanger')}
          </Button>
        </Row>
      </Group>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('alertTitle')}
        act={t('alertAct')}
        typed="3"
        onConfirm={() => showToast({ tone: 'success', title: t('alertDone') })}
      >
        {t('alertBody')}
      </AlertDialog>
      <Sheet
        open={sheet !== null}
        onClose={() => setSheet(null)}
        side={sheet ?? 'bottom'}
        title={t('sheetTitle')}
        footer={
          <Button variant="primary" full onClick={() => setSheet(null)}>
            {t('sheetAct')}
          </Button>
        }
      >
        <p className="text-muted">{t('sheetBody')}</p>
      </Sheet>
    </>
  );
}
