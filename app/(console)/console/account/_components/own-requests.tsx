import { getTranslations } from 'next-intl/server';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import type { AccessRequest } from '@/lib/access';
import { readAsked } from '@/lib/access/rules/asked';

const MEANINGS = { granted: 'ok', refused: 'stopped' } as const;

/** What one asked for oneself, newest first, with what came of it. */
export async function OwnRequests({ requests }: { readonly requests: readonly AccessRequest[] }) {
  const [t, permission] = await Promise.all([getTranslations('asking'), getTranslations('access.permission')]);
  const what = (subject: string) => {
    const asked = readAsked(subject);
    if (asked === null) return t('list.gone');
    if ('member' in asked) return t('list.member', { id: asked.member });
    return permission(asked.permission.replace('.', '_') as 'members_read');
  };
  if (requests.length === 0) return <p className="px-4 pb-4 text-dense text-muted">{t('own.none')}</p>;
  return (
    <ul aria-label={t('own.title')} className="divide-y divide-line border-t border-line">
      {requests.map(({ id, subject, at, answer, answeredName, note }) => (
        <li key={id} className="flex items-start justify-between gap-3 px-4 py-2.5">
          <div className="min-w-0">
            <p className="break-words">{what(subject)}</p>
            <p className="text-xs text-pretty text-muted">
              <DateTime at={at} format="datetime" />
              {answer === null ? null : ` · ${answeredName}`}
              {note === null ? null : ` · ${note}`}
            </p>
          </div>
          <StatusPill meaning={answer === null ? 'waiting' : MEANINGS[answer]}>
            {t(answer === null ? 'list.open' : answer === 'granted' ? 'list.granted' : 'list.refusedState')}
          </StatusPill>
        </li>
      ))}
    </ul>
  );
}
