import { ChevronLeft } from 'lucide-react';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NearLink } from '../ui/near-link';

/** The top of a member page: a small line, the headline, one act at the end; `back` leads to the page above. */
export function MemberTop({
  eyebrow,
  title,
  action,
  back,
}: {
  readonly eyebrow?: ReactNode;
  readonly title: ReactNode;
  readonly action?: ReactNode;
  readonly back?: string;
}) {
  const t = useTranslations('shell');
  return (
    <header className="flex items-center gap-2 px-0.5 pt-1 pb-3.5">
      {back ? (
        <NearLink
          href={back as Route}
          aria-label={t('back')}
          className="-ml-2.5 grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
        >
          <ChevronLeft className="size-5" aria-hidden="true" />
        </NearLink>
      ) : null}
      <div className="min-w-0 flex-1">
        {eyebrow ? <p className="text-xs text-muted">{eyebrow}</p> : null}
        <h1 className="text-lg">{title}</h1>
      </div>
      {action}
    </header>
  );
}
