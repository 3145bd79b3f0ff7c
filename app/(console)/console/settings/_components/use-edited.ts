'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { showScaled } from '@/components/ui/scaled-number';
import { showToast } from '@/components/ui/toast-store';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { SettingsShown } from '@/lib/settings';
import { saveSettings } from '@/lib/settings/actions';
import {
  changesBetween,
  type FieldPath,
  type FieldValue,
  type SettingField,
  valueAt,
} from '@/lib/settings/rules/fields';
import { useAct } from '../../_components/use-act';
import { withValueAt } from './with-value-at';

/** A section while it is edited. */
export type Edited = ReturnType<typeof useEdited>;

/** Keeps what was typed in a section, finds what is wrong with it, and saves or discards it. */
export function useEdited({ code, fields, value: stored, version }: SettingsShown, zone: string) {
  const t = useTranslations('settings');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const router = useRouter();
  const [value, setValue] = useState(stored);
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const sayTime = (at: string) => formatDateTime(new Date(at), 'datetime', locale, zone);
  const { run, pending, trouble, setTrouble } = useAct((refusal, { at, by = '' }) =>
    t(t.has(`refusal.${refusal}`) ? `refusal.${refusal}` : 'refusal.unexpected', {
      by,
      at: typeof at === 'string' && at !== '' ? sayTime(at) : '',
    }),
  );
  const count = changesBetween(fields, stored, value).length;
  useEffect(() => {
    if (count === 0) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [count]);

  function save() {
    const found = new Map(
      fields.flatMap((field) => (isWithin(field, value) ? [] : [[pathKey(field.path), sayRange(field)]])),
    );
    setWrong(found);
    if (found.size > 0) return setTrouble(t('refusal.invalid_input'));
    run(
      async () => {
        const answer = await saveSettings({ section: code, base: version, value, note });
        if (!answer.ok && answer.problems !== undefined) {
          setWrong(new Map(answer.problems.map(({ path, message }) => [path, sayProblem(message)])));
        }
        return answer;
      },
      ({ effectiveFrom }) => {
        showToast({
          tone: 'success',
          title: t('saved', { at: formatDateTime(new Date(effectiveFrom), 'time', locale, zone) }),
        });
        router.refresh();
      },
    );
  }
  const sayProblem = (message: string) => (t.has(`problem.${message}`) ? t(`problem.${message}`) : message);
  function sayRange(field: SettingField): string {
    if (field.kind === 'choice') return '';
    const scale = field.unit === 'fen' || field.unit === 'bp' ? 2 : 0;
    return t('range', { min: showScaled(field.min, scale), max: showScaled(field.max, scale) });
  }
  return {
    value,
    count,
    note,
    setNote,
    pending,
    trouble,
    save,
    set(path: FieldPath, next: FieldValue) {
      setWrong(new Map());
      setTrouble(null);
      setValue(withValueAt(value, path, next));
    },
    discard() {
      setWrong(new Map());
      setTrouble(null);
      setNote('');
      setValue(stored);
    },
    /** What is wrong with a field, in words. */
    troubleAt: (path: FieldPath) => wrong.get(pathKey(path)) ?? null,
  };
}

function isWithin(field: SettingField, value: unknown): boolean {
  if (field.kind === 'choice') return true;
  const found = valueAt(value, field.path);
  if (found === null) return field.isOptional;
  return Number(found) >= field.min && Number(found) <= field.max;
}

const pathKey = (path: FieldPath): string => path.join('.');
