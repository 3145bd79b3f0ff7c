import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Card, CardHeader } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { ownAccount, ownRequests } from '@/lib/access';
import { ownMemberCodes } from '@/lib/adjustments';
import { ask } from '@/lib/platform/route';
import { listSessions } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { roleNamer } from '../../_components/role-namer';
import { OwnMembers } from './_components/own-members';
import { OwnRequests } from './_components/own-requests';
import { PasswordChange } from './_components/password-change';
import { SecondFactor } from './_components/second-factor';
import { Sessions } from './_components/sessions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.account'))('title') };
}

export default async function AccountPage() {
  const t = await getTranslations('access.account');
  return (
    <Guarded can="account.own" what={t('title')}>
      <Account />
    </Guarded>
  );
}

async function Account() {
  const [t, adjust, asking, account, codes, asked, sessions] = await Promise.all([
    getTranslations('access.account'),
    getTranslations('adjust.ownMembers'),
    getTranslations('asking.own'),
    ask(ownAccount, {}),
    ask(ownMemberCodes, {}),
    ask(ownRequests, {}),
    listSessions('staff'),
  ]);
  const held = account.grants.map(({ role }) => role);
  const roles = held.map(await roleNamer(held)).join(' · ');
  return (
    <ConsolePage title={t('title')} note={t('note')} crumbs={[{ label: t('title') }]}>
      <ClientTexts namespaces={['access', 'signin', 'adjust']}>
        <div className="grid gap-4 desk:grid-cols-2 desk:items-start">
          <div className="grid gap-4">
            <Card>
              <CardHeader title={t('profile')} />
              <div className="px-4 pb-4">
                <DescriptionList
                  items={[
                    { name: t('email'), value: account.email },
                    { name: t('roles'), value: roles || t('noRoles') },
                  ]}
                />
              </div>
            </Card>
            <Card>
              <CardHeader title={t('secondFactor')} />
              <div className="px-4 pb-4">
                <SecondFactor isOn={account.totpEnrolledAt !== null} codesLeft={account.recoveryCodes} />
              </div>
            </Card>
            <Card>
              <CardHeader title={adjust('title')} />
              <div className="px-4 pb-4">
                <OwnMembers codes={codes} />
              </div>
            </Card>
            <Card className="overflow-hidden">
              <CardHeader title={asking('title')} />
              <OwnRequests requests={asked} />
            </Card>
            <Card>
              <CardHeader title={t('password')} />
              <div className="px-4 pb-4">
                <PasswordChange email={account.email} />
              </div>
            </Card>
          </div>
          <Card>
            <CardHeader title={t('sessions')} />
            <Sessions
              sessions={sessions.map(({ id, ip, userAgent, createdAt, lastSeenAt, isCurrent }) => ({
                id,
                ip,
                userAgent,
                isCurrent,
                createdAt: createdAt.toISOString(),
                lastSeenAt: lastSeenAt.toISOString(),
              }))}
            />
          </Card>
        </div>
      </ClientTexts>
    </ConsolePage>
  );
}
