'use client';
import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Collapse } from '@/components/ui/collapse';
import { saveFile } from '@/components/ui/save-file';
import { Spinner } from '@/components/ui/spinner';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { askExport, downloadExport } from '@/lib/privacy/actions';
import { type ExportBody, readableExport } from '@/lib/privacy/rules/readable';

// The worker looks once a minute; asking more often than this tells nobody anything.
const LOOK_MS = 10_000;

/** An export as the page hands it over. */
export type ShownExport = {
  readonly id: string;
  readonly askedAt: string;
  readonly isReady: boolean;
  readonly expiresAt: string | null;
};

/** Asking for everything that is kept of oneself, and taking it: to read, or for another program. */
export function ExportPanel({
  exports,
  contents,
  zone,
}: {
  readonly exports: readonly ShownExport[];
  /** The codes of what the file has a part for. */
  readonly contents: readonly string[];
  readonly zone: string;
}) {
  const t = useTranslations('privacy.export');
  const names = useTranslations('privacy.data');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const say = (at: string) => formatDateTime(new Date(at), 'datetime', locale, zone);
  const take = (id: string, form: 'html' | 'json') =>
    run(
      () => downloadExport({ id }),
      ({ text }) => {
        const context = (code: string) => (names.has(code) ? names(code) : code);
        const words = { lang: locale, title: t('fileTitle'), context };
        const body = form === 'json' ? text : readableExport(JSON.parse(text) as ExportBody, words);
        saveFile(`${t('fileName')}.${form}`, body, form === 'json' ? 'application/json' : 'text/html');
      },
    );
  const isWaiting = exports.some(({ isReady }) => !isReady);
  useEffect(() => {
    if (!isWaiting) return;
    const look = setInterval(() => document.visibilityState === 'visible' && router.refresh(), LOOK_MS);
    return () => clearInterval(look);
  }, [isWaiting, router]);
  return (
    <div className="grid gap-3">
      <p className="text-dense text-muted">{t('note')}</p>
      <Collapse summary={t('contains')}>
        <p className="text-xs text-muted">{t('containsNote')}</p>
        <p className="mt-2 text-dense">
          {contents.map((code) => (names.has(code) ? names(code) : code)).join(t('comma'))}
        </p>
      </Collapse>
      {exports.map(({ id, askedAt, isReady, expiresAt }) => (
        <div key={id} className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-3">
          <span className="min-w-0 text-dense" role="status">
            {t('askedAt', { at: say(askedAt) })}
            <span className="block text-xs text-muted">
              {isReady && expiresAt !== null ? `${t('ready')} · ${t('until', { at: say(expiresAt) })}` : t('making')}
            </span>
          </span>
          {isReady ? (
            <span className="flex gap-2">
              <Button size="sm" pending={pending} onClick={() => take(id, 'html')}>
                {t('html')}
              </Button>
              <Button size="sm" pending={pending} onClick={() => take(id, 'json')}>
                {t('json')}
              </Button>
            </span>
          ) : (
            <Spinner className="text-muted" />
          )}
        </div>
      ))}
      <p role="alert" className="text-dense text-danger empty:hidden">
        {refusal === null ? null : t.has(`refusal.${refusal.code}`) ? t(`refusal.${refusal.code}`) : refusal.text}
      </p>
      {isWaiting ? null : (
        <Button
          icon={<Download aria-hidden="true" />}
          pending={pending}
          onClick={() =>
            run(
              () => askExport({}),
              () => router.refresh(),
            )
          }
        >
          {t('ask')}
        </Button>
      )}
    </div>
  );
}
