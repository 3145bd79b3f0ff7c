'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Kbd } from '@/components/ui/kbd';
import { NativeSelect } from '@/components/ui/native-select';
import type { DeskShift } from '@/lib/desk/rules/at-desk';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { CameraView } from './camera';
import { QueuePanel } from './queue-panel';
import { Result } from './result';
import type { DeskSay, DeskWords } from './say-no';
import { ScanField } from './scan-field';
import { ShiftPanel } from './shift-panel';
import { useDesk } from './use-desk';

const TICK_MS = 15_000;

/** A store as the desk offers it. */
export type DeskStore = { readonly code: string; readonly zh: string; readonly en: string };

/** The desk of one store: the field, what came of it, and the clerk's shift beside it; no mouse is needed (B8). */
export function DeskBoard({
  stores,
  names,
  store,
  clerk,
  shift,
  mayOversee,
  zone,
  asOf,
}: {
  /** Where the clerk may redeem. */
  readonly stores: readonly DeskStore[];
  /** All stores, to say where something was used. */
  readonly names: readonly DeskStore[];
  readonly store: string;
  /** Who serves: what waits in this browser is his alone. */
  readonly clerk: string;
  readonly shift: DeskShift;
  readonly mayOversee: boolean;
  readonly zone: string;
  /** The server's clock when the shift was read. */
  readonly asOf: number;
}) {
  const t = useTranslations('desk');
  const whole = useTranslations();
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [hasCamera, setCamera] = useState(false);
  const now = useServerClock(asOf);
  const desk = useDesk({
    clerk,
    store,
    onDeed() {
      router.refresh();
      field.current?.focus();
    },
  });
  const showing = (next: { readonly store?: string; readonly of?: string }) => {
    const asked = new URLSearchParams({ store, of: shift.of, ...next });
    router.replace(`/console/desk?${asked}` as Route);
  };
  const nameOf = ({ zh, en }: DeskStore) => (locale === 'en' ? en : zh);
  const words: DeskWords = {
    t: whole as unknown as DeskSay,
    locale,
    zone,
    storeName: (code) => {
      const known = names.find((one) => one.code === code);
      return known === undefined ? code : nameOf(known);
    },
  };
  return (
    <div className="grid items-start gap-6 desk:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-4">
        <ScanField
          field={field}
          onSubmit={desk.submit}
          onCamera={() => setCamera((is) => !is)}
          onClear={() => {
            setCamera(false);
            desk.clear();
          }}
        />
        <p className="hidden flex-wrap gap-x-4 gap-y-1 text-xs text-muted desk:flex">
          <span>
            <Kbd>Enter</Kbd> {t('keys.enter')}
          </span>
          <span>
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('keys.arrows')}
          </span>
          <span>
            <Kbd>Esc</Kbd> {t('keys.escape')}
          </span>
          <span>
            <Kbd>F2</Kbd> {t('keys.camera')}
          </span>
        </p>
        {hasCamera ? (
          <CameraView
            onCode={(text) => {
              setCamera(false);
              desk.submit(text);
            }}
            onClose={() => {
              setCamera(false);
              field.current?.focus();
            }}
          />
        ) : null}
        <Result desk={desk} words={words} />
        <QueuePanel queue={desk.queue} words={words} />
        {stores.length > 1 ? (
          <Field label={t('store')}>
            <NativeSelect
              value={store}
              options={stores.map((one) => ({ value: one.code, label: nameOf(one) }))}
              onChange={(event) => showing({ store: event.target.value })}
            />
          </Field>
        ) : null}
      </div>
      <ShiftPanel
        shift={shift}
        words={words}
        now={now}
        onUndo={desk.askUndo}
        onOf={mayOversee ? (of) => showing({ of }) : null}
      />
    </div>
  );
}

/** The server's clock, often enough for buttons that end: the desk's own may be minutes off. */
function useServerClock(asOf: number): number {
  const [now, setNow] = useState(asOf);
  useEffect(() => {
    const begun = Date.now();
    setNow(asOf);
    const timer = setInterval(() => setNow(asOf + Date.now() - begun), TICK_MS);
    return () => clearInterval(timer);
  }, [asOf]);
  return now;
}
