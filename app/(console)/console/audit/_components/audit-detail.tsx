'use client';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import { Change } from './change';
import type { Line } from './line';
import { objectHref } from './object-href';
import { useAuditWords } from './use-audit-words';

/** One entry in full: who, when, on what, the difference, why, from where. */
export function AuditDetail({ line }: { readonly line: Line }) {
  const t = useTranslations('audit');
  const role = useTranslations('access.role');
  const words = useAuditWords();
  const href = objectHref(line);
  const all = `/console/audit?q=${encodeURIComponent(line.objectId)}&filter=window:all`;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('column.at'), <DateTime key="at" at={line.at} format="full" />],
    [t('column.actor'), words.actor(line)],
    [t('detail.roles'), line.roles.map((code) => (role.has(code) ? role(code) : code)).join(' · ')],
    [t('column.object'), words.objectType(line.objectType)],
    [t('detail.objectId'), <code key="id">{line.objectId}</code>],
    [t('detail.reason'), line.reason],
    [t('detail.ip'), line.ip],
    [t('detail.device'), line.userAgent],
    [t('detail.request'), <code key="request">{line.requestId}</code>],
  ];
  return (
    <div className="grid gap-5">
      <section>
        <h3 className="mb-1.5 text-xs font-medium text-muted">{t('detail.change')}</h3>
        {line.diff.length === 0 ? (
          <p className="text-dense text-muted">{t('detail.none')}</p>
        ) : (
          <Change diff={line.diff} />
        )}
      </section>
      <DescriptionList
        aligned={false}
        className="text-dense"
        items={facts.filter(([, value]) => value).map(([name, value]) => ({ name, value }))}
      />
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-dense">
        {href === null ? null : <TextLink href={href}>{t('detail.open')}</TextLink>}
        <TextLink href={all}>{t('detail.history')}</TextLink>
      </p>
    </div>
  );
}
