'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { ActsTh, Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { showToast } from '@/components/ui/toast-store';
import { revokeApiKey } from '@/lib/access/actions';
import { formatNumber } from '@/lib/kernel/format';
import { AddKey } from './add-key';
import { ReasonDialog } from './reason-dialog';
import type { KeyView } from './rows';

const FEW = 4;
const MEANING = { living: 'ok', expired: 'attention', revoked: 'stopped' } as const;

/** The keys of the integration API: what each may do and when it was last used; never their text. */
export function KeyPanel({ keys, canManage }: { readonly keys: readonly KeyView[]; readonly canManage: boolean }) {
  const t = useTranslations('access');
  const router = useRouter();
  const [leaving, setLeaving] = useState<KeyView | null>(null);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-72 text-dense text-muted">{t('keys.note')}</p>
        {canManage ? <AddKey /> : null}
      </div>
      <Card>
        {keys.length === 0 ? (
          <EmptyState title={t('keys.empty')}>{t('keys.emptyNote')}</EmptyState>
        ) : (
          <Table caption={t('keys.caption')}>
            <TableHead>
              <Th>{t('keys.name')}</Th>
              <Th>{t('keys.prefix')}</Th>
              <Th>{t('keys.scopes')}</Th>
              <Th end>{t('keys.rate')}</Th>
              <Th>{t('keys.lastUsed')}</Th>
              <Th>{t('keys.state')}</Th>
              {canManage ? <ActsTh label={t('staff.actions')} /> : null}
            </TableHead>
            <tbody>
              {keys.map((key) => (
                <Tr key={key.id}>
                  <Td row>{key.name}</Td>
                  <Td>
                    <code className="whitespace-nowrap">{key.prefix}…</code>
                  </Td>
                  <Td className="min-w-48">
                    <Scopes scopes={key.scopes} />
                  </Td>
                  <Td end>{key.ratePerSecond === null ? t('keys.unlimited') : formatNumber(key.ratePerSecond)}</Td>
                  <Td>{key.lastUsedAt === null ? t('keys.never') : <DateTime at={key.lastUsedAt} />}</Td>
                  <Td>
                    <StatusPill meaning={MEANING[key.state]}>{t(`keys.${key.state}`)}</StatusPill>
                  </Td>
                  {canManage ? (
                    <Td end>
                      {key.state === 'revoked' ? null : (
                        <Button size="sm" variant="danger-outline" onClick={() => setLeaving(key)}>
                          {t('keys.revoke')}
                        </Button>
                      )}
                    </Td>
                  ) : null}
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      {leaving === null ? null : (
        <ReasonDialog
          title={t('keys.revokeTitle', { name: leaving.name })}
          note={t('keys.revokeNote')}
          act={t('keys.revoke')}
          run={(reason) => revokeApiKey({ keyId: leaving.id, reason })}
          onClose={() => setLeaving(null)}
          onDone={() => {
            setLeaving(null);
            showToast({ tone: 'success', title: t('keys.revokedNow') });
            router.refresh();
          }}
        />
      )}
    </div>
  );
}

/** A few are named; many are counted, and named when asked for. */
function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  const t = useTranslations('access');
  const names = scopes.map((scope) => scopeText(t, scope)).join(' · ');
  if (scopes.length <= FEW) return names;
  return (
    <Collapse summary={t('keys.scopeCount', { count: scopes.length })} className="max-w-xl text-dense">
      {names}
    </Collapse>
  );
}

function scopeText(t: ReturnType<typeof useTranslations<'access'>>, scope: string): string {
  const key = `permission.${scope.replace('.', '_')}`;
  return t.has(key) ? t(key) : scope;
}
