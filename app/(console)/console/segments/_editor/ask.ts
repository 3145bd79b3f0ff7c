/** A question that could not be answered: the code of why, with its facts. */
export class AskError extends Error {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  constructor(code: string, facts: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** Asks the server something about a rule, by POST: a rule is longer than an address, and so is a mobile private. */
export async function ask<O>(question: string, body: unknown, signal?: AbortSignal): Promise<O> {
  const answer = await fetch(`/api/console/segments/${question}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
  if (answer.ok) return (await answer.json()) as O;
  const problem = (await answer.json().catch(() => ({}))) as {
    readonly code?: string;
    readonly facts?: Readonly<Record<string, string | number>>;
  };
  throw new AskError(problem.code ?? 'unexpected', problem.facts ?? {});
}
