import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { cn } from './cn';
import { NearLink } from './near-link';

/** The way from the section to this page; the last step is the page itself. */
export function Breadcrumbs({
  items,
  className,
}: {
  readonly items: readonly { readonly label: string; readonly href?: string }[];
  readonly className?: string;
}) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('breadcrumbs')} className={cn('min-w-0', className)}>
      <ol className="flex min-w-0 items-center gap-1.5 text-muted">
        {items.map((item, index) => {
          const last = index === items.length - 1;
          return (
            <Fragment key={`${item.href ?? ''}${item.label}`}>
              {index > 0 ? (
                <li aria-hidden="true" className={items[index - 1]?.href ? undefined : 'max-sm:hidden'}>
                  /
                </li>
              ) : null}
              <li className={cn('min-w-0 truncate', last ? 'font-medium text-ink' : !item.href && 'max-sm:hidden')}>
                {item.href && !last ? (
                  <NearLink href={item.href as Route} className="rounded-xs hover:text-ink hover:underline">
                    {item.label}
                  </NearLink>
                ) : (
                  <span aria-current={last ? 'page' : undefined}>{item.label}</span>
                )}
              </li>
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}
