import { membersSection } from '@/lib/members';
import { termPrinter } from '../printer';
import { sayTold, term } from '../told';

/** How often a birthday may be changed once it brought gifts (4.L). */
export const ownProfile = termPrinter({
  code: 'own-profile',
  schema: membersSection.schema,
  silent: {
    '*Days': 'stages of life choose whom campaigns are about; they give and take nothing',
  },
  describe: ({ birthdayChangesMax }) => [
    birthdayChangesMax === 0 ? term('birthdayFixed', {}, 'birthday') : term('birthday', { times: birthdayChangesMax }),
  ],
  say: sayTold('own-profile'),
});
