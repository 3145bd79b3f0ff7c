'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StatusPill } from '@/components/ui/badge';
import { FormErrors } from '@/components/ui/form-errors';
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { setAvailability } from '@/lib/catalog/actions';
import { useActOf } from '../../../_components/use-act-of';

type StoreSold = { readonly code: string; readonly name: string; readonly sold: boolean | null };

/** The stores whose sales somebody may switch. */
export type OwnStores = readonly string[] | 'all';

const SAID = { default: null, sold: true, unsold: false } as const;
type Said = keyof typeof SAID;

/** Where a SKU is sold: each store as everywhere, or as it says itself; whoever runs a store switches his own. */
export function StoreSales({
  sku,
  everywhere,
  stores,
  own,
}: {
  readonly sku: string;
  readonly everywhere: boolean;
  readonly stores: readonly StoreSold[];
  readonly own: OwnStores;
}) {
  const t = useTranslations('goods');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('goods');

  function say(store: string, said: Said) {
    run(
      () => setAvailability({ sku, store, sold: SAID[said] }),
      () => {
        showToast({ tone: 'success', title: t('saved') });
        router.refresh();
      },
    );
  }
  return (
    <div className="grid gap-1 pb-2">
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {stores.map(({ code, name, sold }) => (
          <StoreLine key={code} name={name} code={code} isSold={sold ?? everywhere}>
            {own === 'all' || own.includes(code) ? (
              <NativeSelect
                aria-label={t('stores.choose', { store: name })}
                value={sold === null ? 'default' : sold ? 'sold' : 'unsold'}
                disabled={pending}
                onChange={(event) => say(code, event.target.value as Said)}
                options={(['default', 'sold', 'unsold'] as const).map((value) => ({
                  value,
                  label: t(value === 'default' ? 'stores.asEverywhere' : `stores.${value}`),
                }))}
                className="h-control-sm"
              />
            ) : null}
          </StoreLine>
        ))}
      </ul>
    </div>
  );
}

/** One store and whether it sells the SKU; who may, chooses beside it. */
function StoreLine({
  name,
  code,
  isSold,
  children,
}: {
  readonly name: string;
  readonly code: string;
  readonly isSold: boolean;
  readonly children: ReactNode;
}) {
  const t = useTranslations('goods');
  return (
    <li className="flex min-h-control-sm flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <span className="min-w-0">
        {name} <span className="text-xs text-muted">{code}</span>
      </span>
      <span className="inline-flex items-center gap-2">
        <StatusPill meaning={isSold ? 'ok' : 'stopped'}>{t(isSold ? 'stores.sold' : 'stores.unsold')}</StatusPill>
        {children}
      </span>
    </li>
  );
}
