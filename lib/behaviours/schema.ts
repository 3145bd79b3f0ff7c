import { z } from 'zod';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { wayOfType, withdrawnWay } from '@/lib/kernel/earning';
import { Instant } from '@/lib/kernel/instant';

const text = (max: number) => z.string().trim().min(1).max(max);
const PROPS_CHARACTERS_MAX = 4_096;

/** Whose behaviour it is: by our id, or by the id of another system. */
export const MemberRef = z.union([z.object({ id: text(64) }), z.object({ externalId: text(128) })], {
  error: 'needs id or externalId',
});

/**
 * A behaviour as a shop, app or till reports it: `type` is the code of a way to earn (`check_in`, `review`, `share`,
 * `survey`), `review_deleted`, or the name of a custom event; `props` read by the type (4.L, P-growth).
 */
export const BehaviourInput = z
  .object({
    id: text(128),
    type: z.string().regex(/^[a-z][a-z0-9_.]{0,63}$/),
    member: MemberRef,
    at: Instant,
    props: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform((input, context) => {
    const given = input.props ?? {};
    const way = withdrawnWay(input.type) ?? wayOfType(input.type);
    if (canonicalJson(given).length > PROPS_CHARACTERS_MAX) {
      context.addIssue({ code: 'custom', path: ['props'], message: `more than ${PROPS_CHARACTERS_MAX} characters` });
    }
    const read = way?.props?.safeParse(given);
    for (const issue of read?.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['props', ...issue.path], message: issue.message });
    }
    return { ...input, props: (read?.data ?? given) as Record<string, unknown> };
  });
