'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { formatNumber } from '@/lib/kernel/format';
import { cancelExchange, completeExchange, shipExchange } from '@/lib/mall/actions';
import type { OrderState } from '@/lib/mall/rules/order';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';

/** What staff may do with an exchange: send it, complete it, or cancel it with the reason. */
export function OrderActs({
  order,
  state,
  kind,
  points,
}: {
  readonly order: string;
  readonly state: OrderState;
  readonly kind: string;
  readonly points: number;
}) {
  const t = useTranslations('mall-console');
  const router = useRouter();
  const act = useActOf('mall-console');
  const { run, pending, trouble } = act;
  const complete = () =>
    run(
      () => completeExchange({ order }),
      () => {
        showToast({ tone: 'success', title: t('complete.done') });
        router.refresh();
      },
    );
  const cancel = (note: string, close: () => void) =>
    run(
      () => cancelExchange({ order, note }),
      () => {
        showToast({ tone: 'success', title: t('cancel.done') });
        close();
        router.refresh();
      },
    );
  return (
    <div className="flex flex-wrap gap-1.5">
      {state === 'awaiting_shipment' ? (
        <FormDialog
          act={act}
          trigger={
            <Button size="sm" variant="primary">
              {t('ship.act')}
            </Button>
          }
          title={t('ship.title')}
          submit={t('ship.act')}
          saved={t('ship.done')}
          send={(form) => {
            const [carrier, tracking] = [textOf(form, 'carrier'), textOf(form, 'tracking')];
            return carrier === '' || tracking === ''
              ? t('trouble.missing')
              : () => shipExchange({ order, carrier, tracking });
          }}
        >
          <Field label={t('ship.carrier')} required>
            <Input name="carrier" maxLength={40} />
          </Field>
          <Field label={t('ship.tracking')} required>
            <Input name="tracking" maxLength={64} />
          </Field>
        </FormDialog>
      ) : null}
      {state === 'shipped' || state === 'awaiting_pickup' ? (
        <Button size="sm" pending={pending} onClick={complete}>
          {t('complete.act')}
        </Button>
      ) : null}
      {state === 'cancelled' || kind === 'gift_card' ? null : (
        <NoteDialog
          trigger={(props) => (
            <Button size="sm" variant="ghost" {...props}>
              {t('cancel.act')}
            </Button>
          )}
          title={t('cancel.title')}
          description={t('cancel.note', { points: formatNumber(points) })}
          act={t('cancel.act')}
          variant="danger"
          trouble={trouble}
          pending={pending}
          onAct={cancel}
        />
      )}
    </div>
  );
}
