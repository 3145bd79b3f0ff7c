import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Drawing } from '@/components/ui/drawings';
import { LinkButton } from '@/components/ui/link-button';
import { type Actor, may } from '@/lib/kernel/actor';

const IMPORT_COMMAND = 'npm run cli -- import orders';

/** The first steps of an empty installation, each with its act; those that the reader cannot do are told, not offered. */
export async function Checklist({ actor }: { readonly actor: Actor }) {
  const t = await getTranslations('console.first');
  const access = may(actor, 'access.manage') ? (
    <LinkButton href="/console/access" size="sm">
      {t('openAccess')}
    </LinkButton>
  ) : null;
  const steps = [
    { key: 'import', act: <CopyButton text={IMPORT_COMMAND} label={t('copyCommand')} />, code: IMPORT_COMMAND },
    { key: 'key', act: access, code: null },
    { key: 'staff', act: access, code: null },
    { key: 'order', act: null, code: null },
  ] as const;
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-6 px-4 pt-2">
        <Drawing name="shop" className="h-20 w-28" />
        <CardHeader title={t('title')} note={t('note')} className="px-0" />
      </div>
      <ol className="mt-1 divide-y divide-line border-t border-line">
        {steps.map(({ key, act, code }, place) => (
          <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
            <span
              aria-hidden="true"
              className="grid size-6 shrink-0 place-items-center rounded-full bg-tint text-xs font-bold text-accent"
            >
              {place + 1}
            </span>
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{t(`${key}.title`)}</p>
              <p className="text-dense text-muted">
                {t(`${key}.note`)}
                {code === null ? null : <code className="ml-1 text-xs">{code}</code>}
              </p>
            </div>
            {act}
          </li>
        ))}
      </ol>
    </Card>
  );
}
