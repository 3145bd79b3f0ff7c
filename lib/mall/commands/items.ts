import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command, parseInput } from '@/lib/platform/command';
import { TermsSchema } from '../rules/terms';
import { CardsInput, PublishInput, StateInput } from '../schema';
import { addCards } from '../store/cards';
import { addVersion, itemForUpdate, itemOf, saveState, saveTotal } from '../store/items';

/**
 * Publishes the next version of an item, or a new one; orders keep the version they were made under. Whoever began from a
 * version that is not the newest must look again (4.M). Gift cards have as many as their list.
 */
export const publishItemCommand = command({
  name: 'mall.publish',
  can: 'mall.edit',
  input: PublishInput,
  async run({ db, actor, now }, { code, basedOn, terms: raw, note }) {
    const terms = parseInput(TermsSchema, raw);
    const by = actorName(actor);
    const row = await itemForUpdate(db, code, basedOn === 0 ? { at: now, by } : null);
    if (row === null) throw new Refusal('mall_item_not_found', {}, 404);
    if (row.state === 'withdrawn') throw new Refusal('mall_withdrawn', {});
    if (row.version !== basedOn) throw new Refusal('terms_changed_meanwhile', { latest: row.version, basedOn });
    const kept = basedOn === 0 ? null : await itemOf(db, code);
    if (kept !== null && kept.terms.kind !== terms.kind) throw new Refusal('mall_kind_fixed', {}, 422);
    const total = terms.kind === 'gift_card' ? (kept?.total ?? 0) : terms.total;
    await addVersion(db, { code, version: basedOn + 1, terms, total, at: now, by, note });
    return { code, version: basedOn + 1 };
  },
  audit: ({ code, note, terms }, { version }) => ({
    objectType: 'mallItem',
    objectId: code,
    after: { version, terms },
    reason: note,
  }),
});

/** Lets an item rest, go on, or end; exchanges that were made stay as they are. */
export const setItemStateCommand = command({
  name: 'mall.setState',
  can: 'mall.edit',
  input: StateInput,
  async run({ db, now }, { code, state }) {
    const row = await itemForUpdate(db, code, null);
    if (row === null) throw new Refusal('mall_item_not_found', {}, 404);
    if (row.state === 'withdrawn') throw new Refusal('mall_withdrawn', {});
    await saveState(db, code, state, now);
    return { before: row.state, state };
  },
  audit: ({ code, note }, { before, state }) => ({
    objectType: 'mallItem',
    objectId: code,
    before: { state: before },
    after: { state },
    reason: note,
  }),
});

/** Adds pre-made gift cards to the list of an item; the trail keeps how many, never a code. */
export const addCardsCommand = command({
  name: 'mall.addCards',
  can: 'mall.edit',
  input: CardsInput,
  async run({ db, now }, { code, cards }) {
    await itemForUpdate(db, code, null);
    const item = await itemOf(db, code);
    if (item === null || item.terms.kind !== 'gift_card') throw new Refusal('mall_item_not_found', {}, 404);
    const total = await addCards(db, code, cards, now);
    await saveTotal(db, code, total);
    return { before: item.total ?? 0, total };
  },
  audit: ({ code }, { before, total }) => ({
    objectType: 'mallItem',
    objectId: code,
    before: { cards: before },
    after: { cards: total },
  }),
});
