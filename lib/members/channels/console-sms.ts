import 'server-only';
import type { SmsChannel } from './channel';

/**
 * Sends nothing: in demo mode the page shows the code, clearly marked; otherwise only the fact is logged, never the
 * mobile or the code. An installation with real members puts its provider in this place.
 */
export const consoleSms: SmsChannel = {
  code: 'console',
  sendCode: (_mobile, code) => {
    if (process.env.DEMO_MODE === 'on') return Promise.resolve({ shown: code });
    console.info('sms: sent');
    return Promise.resolve({ shown: null });
  },
};
