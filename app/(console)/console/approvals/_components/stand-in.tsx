'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { delegate, endDelegation } from '@/lib/approvals/actions';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useAct } from '../../_components/use-act';

/** A time of standing in as the page shows it. */
export type StandInLine = {
  readonly id: string;
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
};

/** Names somebody who decides in one's stead for a time. */
export function StandIn({
  colleagues,
  today,
  begins,
}: {
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  /** The beginnings of the next days by their dates: what a date means is said by the program's zone. */
  readonly begins: Readonly<Record<string, string>>;
}) {
  const t = useTranslations('approvals');
  const act = useStandInAct();
  const days = Object.keys(begins);
  const last = days.at(-2) ?? today;
  return (
    <FormDialog
      act={act}
      trigger={<Button>{t('stand.open')}</Button>}
      title={t('stand.open')}
      description={t('stand.note')}
      submit={t('stand.submit')}
      saved={t('stand.saved')}
      send={(form) => {
        const [start, until] = [textOf(form, 'from'), textOf(form, 'until')];
        const startsAt = begins[start];
        const endsAt = begins[days[days.indexOf(until) + 1] ?? ''];
        const [toId, note] = [textOf(form, 'to'), textOf(form, 'note')];
        if (toId === '' || startsAt === undefined || endsAt === undefined || until < start)
          return t('stand.incomplete');
        if (note.length < 2) return t('stand.noteMissing');
        return () => delegate({ toId, startsAt, endsAt, note });
      }}
    >
      <Field label={t('stand.to')} required>
        <NativeSelect
          name="to"
          placeholder={t('talk.choose')}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('stand.from')} required>
          <Input type="date" name="from" defaultValue={today} min={today} max={last} />
        </Field>
        <Field label={t('stand.until')} required>
          <Input type="date" name="until" defaultValue={today} min={today} max={last} />
        </Field>
      </div>
      <Field label={t('stand.why')} required>
        <Input name="note" maxLength={200} />
      </Field>
    </FormDialog>
  );
}

/** Who decides in one's stead now, and in whose stead one does; one's own absence may be ended early. */
export function StandInNotes({
  from,
  to,
  zone,
}: {
  readonly from: readonly StandInLine[];
  readonly to: readonly StandInLine[];
  readonly zone: string;
}) {
  const t = useTranslations('approvals');
  const router = useRouter();
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const act = useStandInAct();
  const period = ({ startsAt, endsAt }: StandInLine) => ({
    from: formatDateTime(new Date(startsAt), 'datetime', locale, zone),
    until: formatDateTime(new Date(endsAt), 'datetime', locale, zone),
  });
  const end = (delegationId: string) =>
    act.run(
      () => endDelegation({ delegationId }),
      () => {
        showToast({ tone: 'info', title: t('stand.ended') });
        router.refresh();
      },
    );
  if (from.length + to.length === 0) return null;
  return (
    <div className="grid gap-2 px-4 pb-3 desk:px-6">
      {to.map((one) => (
        <Banner key={one.id} title={t('stand.forOther', { name: one.name, ...period(one) })} />
      ))}
      {from.map((one) => (
        <Banner
          key={one.id}
          tone="warning"
          title={t('stand.byOther', { name: one.name, ...period(one) })}
          action={
            <Button size="sm" pending={act.pending} onClick={() => end(one.id)}>
              {t('stand.end')}
            </Button>
          }
        />
      ))}
    </div>
  );
}

function useStandInAct() {
  const t = useTranslations('approvals');
  return useAct((code) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unexpected')));
}
