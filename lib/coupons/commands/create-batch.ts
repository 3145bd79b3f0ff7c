import { actorName } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { command, InvalidInput, isInvalidInput, parseInput } from '@/lib/platform/command';
import { openBatch } from '../publish';
import { type BatchView, batchView } from '../queries';
import { CreateBatchInput, placeInBrief, termsOfBrief } from '../rules/brief';
import { type Terms, TermsSchema } from '../rules/terms';

/** Makes a batch that is live at once, in the words of the integration API. */
export const createCouponBatch = command({
  name: 'coupons.createBatch',
  can: 'coupons.edit',
  input: CreateBatchInput,
  async run({ db, actor, now }, brief): Promise<BatchView> {
    const terms = readTerms(termsOfBrief(brief, now));
    return batchView(db, await openBatch(db, terms, { by: actorName(actor), note: 'api', now }));
  },
  audit: (_, { batch, terms }) => ({
    objectType: 'couponBatch',
    objectId: publicId('couponBatch', batch.id),
    after: { version: batch.version, terms },
  }),
});

/** Complaints name the place in what was sent, not in the terms that were made of it. */
function readTerms(raw: unknown): Terms {
  try {
    return parseInput(TermsSchema, raw);
  } catch (error) {
    if (!isInvalidInput(error)) throw error;
    throw new InvalidInput(error.problems.map((problem) => ({ ...problem, path: placeInBrief(problem.path) })));
  }
}
