'use client';
import { FlaskConical } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CodePicker } from '@/components/goods/code-picker';
import { ChoicesProvider } from '@/components/goods/use-choices';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import type { Option } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { startBacktest } from '@/lib/rehearsals/actions';
import type { Kind } from '@/lib/rehearsals/kind';
import { useActOf } from '../../_components/use-act-of';

const LAST = ['7', '30', '90', '180', '365'] as const;
const CUSTOM = 'custom';
const DAY_MS = 86_400_000;

/** So many days before a local date. */
const daysBefore = (today: string, days: number): string =>
  new Date(Date.parse(today) - days * DAY_MS).toISOString().slice(0, 10);

/** Which days' orders the draft is tried on, of which stores, and how many of them; begins it. */
export function StartBacktest({
  kind,
  code,
  today,
  isOpen,
  stores,
}: {
  readonly kind: Kind;
  readonly code: string;
  readonly today: string;
  readonly isOpen: boolean;
  /** The stores that the reader may see. */
  readonly stores: readonly Option[];
}) {
  const t = useTranslations('rehearsals');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('rehearsals');
  const [days, setDays] = useState<string>('30');
  const [custom, setCustom] = useState({ from: daysBefore(today, 30), to: daysBefore(today, 1) });
  const [size, setSize] = useState<'quick' | 'full'>('full');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const period = days === CUSTOM ? custom : { from: daysBefore(today, Number(days)), to: daysBefore(today, 1) };
  const isSound = period.from !== '' && period.to !== '' && period.from <= period.to;
  const begin = () =>
    run(
      () => startBacktest({ kind, code, size, stores: [...chosen], ...period }),
      () => {
        showToast({ tone: 'success', title: t('panel.started') });
        router.refresh();
      },
    );
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <Field label={t('panel.period')}>
          <NativeSelect
            options={[
              ...LAST.map((value) => ({ value, label: t('panel.last', { days: value }) })),
              { value: CUSTOM, label: t('panel.custom') },
            ]}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        </Field>
        {days === CUSTOM ? (
          <>
            <Field label={t('panel.from')}>
              <Input
                type="date"
                max={custom.to}
                value={custom.from}
                onChange={(event) => setCustom({ ...custom, from: event.target.value })}
              />
            </Field>
            <Field label={t('panel.to')}>
              <Input
                type="date"
                min={custom.from}
                max={today}
                value={custom.to}
                onChange={(event) => setCustom({ ...custom, to: event.target.value })}
              />
            </Field>
          </>
        ) : null}
        <Field label={t('panel.size')}>
          <NativeSelect
            options={(['full', 'quick'] as const).map((value) => ({ value, label: t(`panel.${value}`) }))}
            value={size}
            onChange={(event) => setSize(event.target.value as 'quick' | 'full')}
          />
        </Field>
        {stores.length > 1 ? (
          <div className="w-full sm:w-64">
            <ChoicesProvider value={{ stores }}>
              <CodePicker what="stores" label={t('panel.stores')} value={chosen} onChange={setChosen} />
            </ChoicesProvider>
          </div>
        ) : null}
        <Button
          icon={<FlaskConical aria-hidden="true" />}
          pending={pending}
          disabled={!isSound || isOpen}
          className="sm:mt-6"
          onClick={begin}
        >
          {t('panel.start')}
        </Button>
      </div>
      <p className="text-xs text-muted">
        {stores.length > 1 ? `${t('panel.storesNote')} · ` : ''}
        {t('panel.save')}
      </p>
      {trouble === null ? null : (
        <p role="alert" className="text-dense text-danger">
          {trouble}
        </p>
      )}
    </div>
  );
}
