import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Badge } from '@/components/ui/badge';
import { Tabs } from '@/components/ui/tabs';
import { accessRequests, apiKeyList, roleList, staffList } from '@/lib/access';
import type { RoleCode } from '@/lib/access/rules/roles';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { regionList, storeList } from '@/lib/stores';
import { Guarded } from '../../_components/guarded';
import { KeyPanel } from './_components/key-panel';
import { RequestsPanel } from './_components/requests-panel';
import { RolesPanel } from './_components/roles-panel';
import { keyView, requestView, roleViews, staffView } from './_components/rows';
import { StaffPanel } from './_components/staff-panel';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('title') };
}

/** The tabs that an address can name. */
const TABS = ['staff', 'requests', 'matrix', 'keys'] as const;

type Props = { readonly searchParams: Promise<{ readonly tab?: string | string[] }> };

export default async function AccessPage({ searchParams }: Props) {
  const t = await getTranslations('access');
  return (
    <Guarded can="access.read" what={t('title')}>
      <Access searchParams={searchParams} />
    </Guarded>
  );
}

async function Access({ searchParams }: Props) {
  const actor = must(await staffActorOfRequest(), 'the guard let somebody in');
  const [{ tab }, t, ofStores, locale, staff, keys, custom, regions, stores, asked] = await Promise.all([
    searchParams,
    getTranslations('access'),
    getTranslations('stores'),
    getLocale(),
    ask(staffList, {}),
    ask(apiKeyList, {}),
    ask(roleList, {}),
    ask(regionList, {}),
    ask(storeList, {}),
    ask(accessRequests, {}),
  ]);
  const nameOf = (place: { readonly id: string; readonly nameZh: string; readonly nameEn: string }) => ({
    value: place.id,
    label: locale === 'en' ? place.nameEn : place.nameZh,
  });
  const now = new Date();
  const storeOf = (store: (typeof stores)[number]) => {
    const { value, label } = nameOf(store);
    return { value, label: store.closedAt === null ? label : ofStores('closedName', { name: label }) };
  };
  const builtIn = (code: RoleCode) => t(`role.${code}`);
  const roles = roleViews(custom, staff, { builtIn, isEnglish: locale === 'en' });
  const canManage = may(actor, 'access.manage');
  const people = staff.map((person) => staffView(person, now));
  const places = { roles, regions: regions.map(nameOf), stores: stores.map(storeOf) };
  return (
    <ConsolePage title={t('title')} note={t('note')}>
      <ClientTexts namespaces={['access', 'signin', 'asking']}>
        <Tabs
          label={t('title')}
          defaultValue={TABS.find((one) => one === tab) ?? 'staff'}
          tabs={[
            {
              value: 'staff',
              label: t('tabs.staff'),
              panel: <StaffPanel staff={people} places={places} selfId={actor.id} canManage={canManage} />,
            },
            {
              value: 'requests',
              label: (
                <span className="inline-flex items-center gap-1.5">
                  {t('tabs.requests')}
                  {asked.open.length === 0 ? null : <Badge tone="accent">{asked.open.length}</Badge>}
                </span>
              ),
              panel: (
                <RequestsPanel
                  open={asked.open.map(requestView)}
                  answered={asked.answered.map(requestView)}
                  staff={people}
                  places={places}
                  selfId={actor.id}
                  canManage={canManage}
                />
              ),
            },
            { value: 'matrix', label: t('tabs.matrix'), panel: <RolesPanel roles={roles} canManage={canManage} /> },
            {
              value: 'keys',
              label: t('tabs.keys'),
              panel: (
                <KeyPanel keys={keys.map((key) => keyView(key, now))} canManage={may(actor, 'integration.manage')} />
              ),
            },
          ]}
        />
      </ClientTexts>
    </ConsolePage>
  );
}
