import 'server-only';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { type Answer, answerError } from './answer';
import { type Caller, callerOf } from './caller';
import { type Command, execute } from './command';
import { newId } from './new-id';
import { requireOwnOrigin } from './origin';

export type { Answer } from './answer';

/** Mounts a command as a server action: origin, session, permission, input, transaction, audit, answer. */
export function action<I extends z.ZodType, O>(definition: Command<I, O>): (raw: z.input<I>) => Promise<Answer<O>> {
  return (raw) => answering(definition.can, (caller) => execute(definition, caller, raw));
}

/** Does the work for the caller of a server action and answers; refuses foreign origins before anything else. */
export async function answering<O>(can: Command['can'], work: (caller: Caller) => Promise<O>): Promise<Answer<O>> {
  let requestId = newId();
  try {
    requireOwnOrigin(await headers());
    const caller = await callerOf(can);
    requestId = caller.requestId;
    return { ok: true, value: await work(caller) };
  } catch (error) {
    return answerError(error, requestId);
  }
}
