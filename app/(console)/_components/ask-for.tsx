import { ClientTexts } from '@/components/shell/client-texts';
import { ownRequestFor } from '@/lib/access';
import { ask } from '@/lib/platform/route';
import { RequestAccess } from './request-access';

type Subject = Parameters<typeof RequestAccess>[0]['subject'];

/** The way to what the reader may not see: to ask for it, or what came of his asking (2.0.2). */
export async function AskFor({ subject }: { readonly subject: Subject }) {
  const last = await ask(ownRequestFor, { subject });
  return (
    <ClientTexts namespaces={['asking']}>
      <RequestAccess
        subject={subject}
        last={
          last === null
            ? null
            : { at: last.at.toISOString(), answer: last.answer, by: last.answeredName, note: last.note }
        }
      />
    </ClientTexts>
  );
}
