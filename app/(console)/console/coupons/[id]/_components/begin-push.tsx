'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberField } from '@/components/ui/number-field';
import { showToast } from '@/components/ui/toast-store';
import { countAudience, pushCoupons } from '@/lib/coupons/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';
import { conditionOfAudience, NOBODY_YET, type PushAudience } from './push-audience';

/** Begins to give a copy to all whom a condition is about; how many that are is seen before (N1). */
export function BeginPush({ batch }: { readonly batch: string }) {
  const t = useTranslations('coupons');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('coupons');
  const [said, setSaid] = useState<PushAudience>(NOBODY_YET);
  const [members, setMembers] = useState<number | null>(null);
  const condition = conditionOfAudience(said);
  const put = (more: Partial<PushAudience>) => {
    setSaid({ ...said, ...more });
    setMembers(null);
  };
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t('push.title')}
        </Button>
      )}
      title={t('push.title')}
      description={t('push.note')}
      act={t('push.act')}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          // Without a test the server says that something must be filled in: a push to all is never a slip.
          () => pushCoupons({ batch, condition: condition ?? { all: [] }, note }),
          () => {
            showToast({ tone: 'success', title: t('job.begun') });
            close();
            router.refresh();
          },
        )
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('push.levels')} help={t('push.codes')}>
          <Input value={said.levels} onChange={(event) => put({ levels: event.target.value })} />
        </Field>
        <Field label={t('push.tags')}>
          <Input value={said.tags} onChange={(event) => put({ tags: event.target.value })} />
        </Field>
        <Field label={t('push.ordersMin')}>
          <NumberField min={0} value={said.ordersMin} onChange={(ordersMin) => put({ ordersMin })} />
        </Field>
        <Field label={t('push.amountMin')}>
          <NumberField lead="¥" scale={2} min={0} value={said.amountMin} onChange={(amountMin) => put({ amountMin })} />
        </Field>
        <Field label={t('push.idleDays')}>
          <NumberField min={0} value={said.idleDays} onChange={(idleDays) => put({ idleDays })} />
        </Field>
        <Field label={t('push.joinedDays')}>
          <NumberField min={0} value={said.joinedDays} onChange={(joinedDays) => put({ joinedDays })} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          size="sm"
          disabled={condition === null || pending}
          onClick={() =>
            condition !== null &&
            run(
              () => countAudience({ condition }),
              (counted) => setMembers(counted.members),
            )
          }
        >
          {t('push.count')}
        </Button>
        <p aria-live="polite" className="text-dense text-muted">
          {members === null ? '' : t('push.members', { count: members })}
        </p>
      </div>
    </NoteDialog>
  );
}
