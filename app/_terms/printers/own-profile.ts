import { membersSection } from '@/lib/members';
import { termPrinter } from '../printer';
import { sayTold, term } from '../told';

/** How often a birthday may be changed once it brought gifts (4.L). */
export const ownProfile = termPrinter({
  code: 'own-profile',
  schema: membersSection.schema,
  describe: ({ birthdayChangesMax }) => [
    birthdayChangesMax === 0 ? term('birthdayFixed', {}, 'birthday') : term('birthday', { times: birthdayChangesMax }),
  ],
  say: sayTold('own-profile'),
});
