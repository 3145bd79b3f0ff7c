'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { NativeSelect } from '@/components/ui/native-select';
import type { RoleGrant } from '@/lib/access/rules/scope';
import type { Places } from './rows';

/** A role while it is being chosen; `key` keeps its row in place. */
export type GrantDraft = { readonly key: number; readonly role: string; readonly placeId: string };

/** A first row to begin with. */
export const newDraft = (key: number): GrantDraft => ({ key, role: 'operator', placeId: '' });

/** The rows of grants that somebody holds. */
export const draftsOf = (grants: readonly RoleGrant[]): readonly GrantDraft[] =>
  grants.map(({ role, regionId, storeId }, key) => ({
    key,
    role,
    placeId: storeId ?? regionId ?? '',
  }));

/** The drafts as the command takes them: the place belongs to the kind of reach that the role has. */
export const grantsOf = (drafts: readonly GrantDraft[], { roles }: Places) =>
  drafts.map(({ role, placeId }) => {
    const reach = roles.find(({ code }) => code === role)?.reach;
    return {
      role,
      regionId: reach === 'region' && placeId !== '' ? placeId : null,
      storeId: reach === 'store' && placeId !== '' ? placeId : null,
    };
  });

/** Roles row by row, each with the region or store it is for. */
export function GrantsEditor({
  drafts,
  places,
  onChange,
}: {
  readonly drafts: readonly GrantDraft[];
  readonly places: Places;
  readonly onChange: (drafts: readonly GrantDraft[]) => void;
}) {
  const t = useTranslations('access');
  const put = (changed: GrantDraft) => onChange(drafts.map((draft) => (draft.key === changed.key ? changed : draft)));
  const nextKey = Math.max(-1, ...drafts.map(({ key }) => key)) + 1;
  return (
    <div className="grid gap-3">
      {drafts.map((draft, index) => {
        const reach = places.roles.find(({ code }) => code === draft.role)?.reach ?? 'all';
        return (
          <div key={draft.key} className="flex items-end gap-2">
            <Field label={t('staff.role')} className="min-w-0 flex-1">
              <NativeSelect
                value={draft.role}
                onChange={(event) => put({ ...draft, role: event.target.value, placeId: '' })}
                options={places.roles.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </Field>
            {reach === 'all' ? null : (
              <Field label={t(reach === 'store' ? 'staff.scopeStore' : 'staff.scopeRegion')} className="min-w-0 flex-1">
                <NativeSelect
                  value={draft.placeId}
                  placeholder={t('staff.choose')}
                  onChange={(event) => put({ ...draft, placeId: event.target.value })}
                  options={reach === 'store' ? places.stores : places.regions}
                />
              </Field>
            )}
            {drafts.length > 1 ? (
              <IconButton
                label={t('staff.removeRole', { count: index + 1 })}
                icon={<X />}
                onClick={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
              />
            ) : null}
          </div>
        );
      })}
      <Button
        variant="ghost"
        size="sm"
        icon={<Plus aria-hidden="true" />}
        className="justify-self-start"
        onClick={() => onChange([...drafts, newDraft(nextKey)])}
      >
        {t('staff.addRole')}
      </Button>
    </div>
  );
}
