'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { MemberChange } from '@/lib/timeline';
import { Change } from '../../../audit/_components/change';
import { useAuditWords } from '../../../audit/_components/use-audit-words';
import type { MemberFile } from './read-member';

const EVERY_MS = 15_000;

/** Says that a colleague changed the member since this page was read, and what; asked anew while the page is looked at (B2). */
export function ChangedNote({
  memberId,
  read: { since, known },
  zone,
}: Pick<MemberFile, 'read'> & { readonly memberId: string; readonly zone: string }) {
  const t = useTranslations('members.changed');
  const words = useAuditWords();
  const router = useRouter();
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { data = [] } = useQuery({
    queryKey: ['member-changes', memberId, since],
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
    retry: false,
    queryFn: async ({ signal }): Promise<readonly MemberChange[]> => {
      const asked = new URLSearchParams({ memberId, since });
      const answer = await fetch(`/api/console/members/changes?${asked.toString()}`, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    },
  });
  const changes = data.filter(({ id }) => !known.includes(id));
  const [newest] = changes;
  const names = new Set(changes.map(({ actorName }) => actorName));
  return (
    <div role="status" aria-live="polite">
      {newest === undefined ? null : (
        <Banner
          tone="info"
          className="mb-4"
          title={t(names.size > 1 ? 'titleMany' : 'title', { name: newest.actorName })}
          action={
            <Button size="sm" onClick={() => router.refresh()}>
              {t('refresh')}
            </Button>
          }
        >
          <ul className="grid gap-2">
            {changes.map(({ id, at, action, diff }) => (
              <li key={id} className="grid gap-1">
                <span>
                  {words.action(action)} · {t('at', { time: formatDateTime(new Date(at), 'time', locale, zone) })}
                </span>
                <Change diff={diff} max={8} />
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  );
}
