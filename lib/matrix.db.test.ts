import { beforeAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import { KEY_SCOPES, ROLES } from '@/lib/access';
import { ROUTES } from '@/lib/api/routes';
import type { Actor } from '@/lib/kernel/actor';
import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';
import { isRefusal } from '@/lib/kernel/refusal';
import { authorise, execute, isInvalidInput } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { type StaffAct, staffActs } from '@/lib/platform/testing/acts';

// Who may do what, act by act (S1-5.1): every command and query of the tree that asks for a permission stands here under
// it, and is tried as every role. One without a row fails, and so does one whose permission was changed in passing.
const ROWS: Partial<Readonly<Record<Permission, readonly string[]>>> = {
  'members.read': [
    'memberChanges',
    'memberList',
    'memberMerges',
    'memberNotes',
    'memberOfId',
    'memberOfName',
    'memberPassbook',
    'memberRisk',
    'memberTimeline',
    'members.lookUp',
    'members.lookup',
    'numberRows',
  ],
  'members.enrol': ['members.enrol', 'members.enrol'],
  'members.edit': ['members.correct'],
  'members.reveal': ['members.reveal'],
  'members.freeze': ['members.clearRisk', 'members.freeze', 'members.markRisk', 'members.unfreeze'],
  'members.remark': ['members.removeNote', 'members.tag', 'members.writeNote'],
  'members.merge': ['members.merge', 'members.split', 'possibleTwins', 'previewMerge', 'previewSplit'],
  'messages.read': ['memberMessages'],
  'messages.send': ['messaging.withdraw', 'messaging.write'],
  'segments.read': [
    'memberSegments',
    'segmentList',
    'segmentPage',
    'segments.count',
    'segments.overlap',
    'segments.reach',
    'segments.rehearseStages',
    'segments.rehearseValues',
    'segments.sample',
    'segments.sql',
    'segments.suggest',
    'segments.try',
    'stagesPage',
    'valuesPage',
  ],
  'segments.edit': [
    'segments.cancelRefresh',
    'segments.cancelUpload',
    'segments.dropDraft',
    'segments.listMembers',
    'segments.publish',
    'segments.publishStages',
    'segments.publishValues',
    'segments.refresh',
    'segments.saveDraft',
    'segments.setState',
    'segments.upload',
    'playSegment',
    'segments.withdrawStanding',
  ],
  'privacy.read': ['closingList', 'memberPrivacy'],
  'privacy.serve': ['privacy.closeFor', 'privacy.downloadFor', 'privacy.exportFor', 'privacy.keepFor'],
  'orders.read': ['orderOfExternalId'],
  'orders.write': ['orders.cancel', 'orders.complete', 'orders.place', 'orders.place-batch', 'pricing.quote'],
  'refunds.write': [
    'orders.refund',
    'orders.refund-preview',
    'refundRequest',
    'refundRequests',
    'shop.approve-request',
    'shop.refuse-request',
  ],
  'events.write': ['behaviours.record'],
  'points.read': ['pointEntries', 'tenderQuote'],
  'points.adjust': ['growth.adjust', 'points.adjust'],
  'points.spend': [
    'mall.cancelFor',
    'mall.cancelFor',
    'mall.exchangeFor',
    'mall.exchangeFor',
    'points.hold',
    'points.post',
    'points.return',
    'points.spend',
    'points.void',
  ],
  'growth.read': ['growthEntries'],
  'levels.read': ['levelChanges'],
  'levels.manage': ['levels.invite', 'levels.lift', 'levels.override', 'levels.protect', 'levels.trial'],
  'decisions.read': ['decisions'],
  'ledger.read': ['ledgerEntry', 'ledgerList'],
  'approvals.read': [
    'approvalDetail',
    'approvalList',
    'approvalReaders',
    'approvals.comment',
    'approvals.copy',
    'approvals.withdraw',
  ],
  'approvals.decide': [
    'approvals.approve',
    'approvals.approveMany',
    'approvals.delegate',
    'approvals.endDelegation',
    'approvals.escalate',
    'approvals.expire',
    'approvals.reject',
    'approvals.return',
    'approvals.review',
    'ownDelegations',
  ],
  'approvals.oversee': ['approvals.decideEscalated'],
  'approvals.emergency': ['approvals.hurry'],
  'repairs.read': ['repairList', 'repairMembers', 'repairPage'],
  'repairs.edit': ['repairs.cancel', 'repairs.preview', 'repairs.submit'],
  'catalog.read': [
    'brandList',
    'categoryTree',
    'contractList',
    'goodsFound',
    'goodsList',
    'product',
    'productStory',
    'products',
    'skuFacts',
    'skuPrices',
    'skusFound',
  ],
  'catalog.edit': [
    'catalog.changeMany',
    'catalog.previewPrices',
    'catalog.saveBrand',
    'catalog.saveCategory',
    'catalog.saveContract',
    'catalog.saveProduct',
    'catalog.saveSku',
    'catalog.setPrice',
    'catalog.syncBrands',
    'catalog.syncCategories',
    'catalog.syncProducts',
    'catalog.withdrawPrice',
    'goodsChosen',
  ],
  'catalog.availability': ['catalog.setAvailability'],
  'coupons.read': [
    'couponBatch',
    'couponBatchPage',
    'couponBatches',
    'couponList',
    'memberCoupons',
    'pricing.tryCoupon',
  ],
  'coupons.edit': [
    'coupons.createBatch',
    'coupons.dropDraft',
    'coupons.nameBatch',
    'coupons.pause',
    'coupons.publish',
    'coupons.saveDraft',
    'coupons.voidBatch',
  ],
  'coupons.give': [
    'coupons.cancelJob',
    'coupons.claim',
    'coupons.claim',
    'coupons.claimByCode',
    'coupons.claimByCode',
    'coupons.countAudience',
    'coupons.downloadCodes',
    'coupons.forgetCodes',
    'coupons.give',
    'coupons.giveOne',
    'coupons.makeCodes',
    'coupons.push',
    'coupons.takeBack',
    'coupons.void',
  ],
  'coupons.redeem': [
    'coupons.check',
    'coupons.check',
    'coupons.redeem',
    'coupons.redeem',
    'coupons.return',
    'coupons.return',
    'coupons.undoRedemption',
    'desk.choose',
    'desk.look',
    'desk.redeem',
    'desk.redeem-code',
    'desk.undo',
  ],
  'benefits.read': ['benefitList', 'benefitPage', 'memberBenefits', 'pricing.tryBenefit'],
  'benefits.edit': ['benefits.dropDraft', 'benefits.publish', 'benefits.saveDraft', 'benefits.setState'],
  'benefits.give': [
    'benefits.cancelJob',
    'benefits.grant',
    'benefits.grant',
    'benefits.grantMany',
    'benefits.return',
    'benefits.return',
    'benefits.void',
  ],
  'benefits.redeem': ['benefits.redeem', 'benefits.redeem', 'benefits.undo'],
  'games.read': ['gameList', 'gamePage'],
  'games.edit': ['games.dropDraft', 'games.end', 'games.publish', 'games.saveDraft'],
  'games.ship': ['games.revealAddress', 'games.ship'],
  'campaigns.read': [
    'campaignBoard',
    'campaignList',
    'campaignMonitor',
    'campaignPage',
    'campaignReview',
    'campaignRows',
    'campaigns.check',
    'partChoices',
    'playCard',
  ],
  'campaigns.edit': [
    'campaigns.archive',
    'campaigns.note',
    'campaigns.saveDraft',
    'campaigns.submit',
    'campaigns.withdraw',
  ],
  'campaigns.run': ['campaigns.end', 'campaigns.pause', 'campaigns.resume', 'campaigns.stopByRule'],
  'rehearsals.read': ['backtestList', 'backtestPage', 'lastBacktests'],
  'rehearsals.run': ['rehearsals.cancel', 'rehearsals.start'],
  'tasks.read': ['taskList', 'taskPage'],
  'tasks.edit': ['tasks.dropDraft', 'tasks.publish', 'tasks.saveDraft', 'tasks.setState'],
  'surveys.read': ['surveyList', 'surveyPage', 'surveyTexts'],
  'surveys.edit': ['surveys.close', 'surveys.dropDraft', 'surveys.publish', 'surveys.saveDraft'],
  'surveys.export': ['surveys.export'],
  'reviews.read': ['reviewList'],
  'reviews.moderate': ['reviews.hide'],
  'mall.read': ['memberExchanges', 'memberMall', 'memberMallItem'],
  'mall.edit': ['mall.addCards', 'mall.publish', 'mall.setState'],
  'mall.fulfil': ['mall.cancel', 'mall.complete', 'mall.ship'],
  'offers.read': [
    'offerAudience',
    'offerBook',
    'offerList',
    'offerShelf',
    'offerStory',
    'offersDrawingOn',
    'priceChecks',
    'pricing.tryOffer',
  ],
  'offers.edit': [
    'pricing.dropOfferDraft',
    'pricing.publishOffer',
    'pricing.saveOffer',
    'pricing.stopOffer',
    'pricing.withdrawOffer',
  ],
  'budgets.read': ['budgetList', 'budgetPage'],
  'budgets.edit': ['budgets.change', 'budgets.make', 'budgets.pause'],
  'referral.read': ['referralList'],
  'referral.edit': ['programmePage', 'referral.publish', 'referral.withdraw'],
  'referral.review': ['referral.review'],
  'stores.read': ['regionList', 'storeList'],
  'stores.edit': ['stores.saveRegion', 'stores.saveStore'],
  'reports.read': [
    'builtTold',
    'deliveredList',
    'deliveredReport',
    'funnelBoard',
    'galleryTold',
    'kpiBoard',
    'levelBoard',
    'reportHealth',
    'reportTold',
    'reports.export',
    'reports.readRun',
    'reports.subscribe',
    'reports.unsubscribe',
    'savedList',
    'savedOne',
    'stageBoard',
    'subjectsFound',
  ],
  'reports.edit': [
    'reports.delete',
    'reports.duplicate',
    'reports.removeNote',
    'reports.save',
    'reports.schedule',
    'reports.share',
    'reports.writeNote',
    'shareChoices',
  ],
  'audit.read': [
    'audit.export',
    'audit.forget',
    'audit.seal',
    'audit.verify',
    'auditFacets',
    'auditKeeping',
    'auditTrail',
    'lastVerification',
    'objectHistory',
    'releaseBoard',
  ],
  'access.read': ['accessRequests', 'apiKeyList', 'roleList', 'staffList'],
  'access.manage': [
    'access.answer',
    'access.archiveRole',
    'access.changeRole',
    'access.createRole',
    'access.createStaff',
    'access.disableStaff',
    'access.enableStaff',
    'access.resetPassword',
    'access.resetTotp',
    'access.setRoles',
    'adjustments.forgetOwn',
  ],
  'account.own': [
    'access.ask',
    'access.changePassword',
    'access.confirmTotp',
    'access.enrolTotp',
    'access.removeTotp',
    'access.renewRecovery',
    'adjustments.declareOwn',
    'alertList',
    'colleaguesFor',
    'console.search',
    'draftBoard',
    'firstBoard',
    'ownAccount',
    'ownDesk',
    'ownMemberCodes',
    'ownRequestFor',
    'ownRequests',
    'todoBoard',
    'workbench.acknowledge',
    'workbench.arrange',
    'workbench.assign',
    'workbench.dismissFirst',
    'workbench.finish',
  ],
  'integration.manage': ['access.createApiKey', 'access.revokeApiKey'],
  'settings.read': ['earning.simulate', 'earningPage'],
  'settings.edit': [
    'earning.dropDraft',
    'earning.publish',
    'earning.saveDraft',
    'earning.withdraw',
    'levels.discard_draft',
    'levels.draft',
    'levels.publish',
    'settings.save',
  ],
  'system.read': ['failureList', 'proofs.prove'],
  'system.repair': ['failures.drop', 'failures.retry'],
};

let acts: readonly StaffAct[] = [];
beforeAll(async () => {
  acts = await staffActs();
});

const permissionOf = (name: string): Permission =>
  PERMISSIONS.find((permission) => ROWS[permission]?.includes(name)) ?? expect.fail(`${name} has no row`);

const staff = (permissions: readonly Permission[]): Actor => ({
  kind: 'staff',
  id: newId(),
  name: 'test',
  roles: [],
  permissions: new Set(permissions),
  scope: null,
});

/** Tries an act with what no act takes: whoever may hears that it is wrong, whoever may not hears nothing of it. */
async function hears({ definition }: StaffAct, actor: Actor): Promise<'forbidden' | 'invalid_input' | 'allowed'> {
  const caller = { ...systemCaller('test'), actor };
  try {
    if ('name' in definition) await execute(definition, caller, NONSENSE);
    else authorise(definition.can, actor);
    return 'allowed';
  } catch (error) {
    if (isRefusal(error) && error.code === 'forbidden') return 'forbidden';
    if (isInvalidInput(error)) return 'invalid_input';
    throw error;
  }
}

const NONSENSE = Symbol('nonsense');

test('every act that asks for a permission has its row, and asks for no other', () => {
  const found = acts.map(({ name, can }) => `${can}: ${name}`);
  const written = Object.entries(ROWS).flatMap(([can, names]) => names.map((name) => `${can}: ${name}`));
  expect({ lacks: [...new Set(found)].filter((one) => !written.includes(one)) }).toEqual({ lacks: [] });
  expect({ isNone: written.filter((one) => !found.includes(one)) }).toEqual({ isNone: [] });
});

describe.each(ROLES.map(({ code, permissions }) => [code, permissions as readonly Permission[]] as const))(
  'as %s',
  (_, permissions) => {
    test('every act is done that the matrix allows, and refused otherwise', async () => {
      const actor = staff(permissions);
      for (const act of acts) {
        const said = (await hears(act, actor)) === 'forbidden' ? 'refused' : 'done';
        expect([act.name, said]).toEqual([act.name, permissions.includes(permissionOf(act.name)) ? 'done' : 'refused']);
      }
    });
  },
);

test('with every other permission each act is refused', async () => {
  for (const act of acts) {
    const others = PERMISSIONS.filter((permission) => permission !== act.can);
    expect([act.name, await hears(act, staff(others))]).toEqual([act.name, 'forbidden']);
  }
});

test('nobody at all, and no member, may do what asks for a permission', async () => {
  for (const act of acts) {
    expect([act.name, await hears(act, { kind: 'member', id: newId() })]).toEqual([act.name, 'forbidden']);
    await expect(hears(act, { kind: 'anonymous' })).rejects.toMatchObject({ code: 'not_signed_in' });
  }
});

test('every route of the integration API asks for a permission that a key can have', () => {
  const scopes: readonly string[] = KEY_SCOPES;
  expect(ROUTES.filter(({ can }) => !scopes.includes(can)).map(({ id }) => id)).toEqual([]);
});
