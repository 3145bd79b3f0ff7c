import 'server-only';
import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { AcknowledgeInput } from '../schema';
import { saveAcknowledged } from '../store/alerts';
import { permissionsOfSubject } from '../subject';

/** Says that somebody has read an alert: it is told no more, and ends by itself when it is over. */
export const acknowledgeAlertCommand = command({
  name: 'workbench.acknowledge',
  can: 'account.own',
  input: AcknowledgeInput,
  async run({ db, actor, now }, { alertId, note }) {
    await permissionsOfSubject(db, actor, `alert:${alertId}`);
    const rows = await saveAcknowledged(db, alertId, now, actorName(actor), note === '' ? null : note);
    if (rows === 0) throw new Refusal('alert_read', {});
    return { alertId };
  },
  audit: ({ alertId, note }) => ({
    objectType: 'alert',
    objectId: alertId,
    after: { state: 'read' },
    ...(note === '' ? {} : { reason: note }),
  }),
});
