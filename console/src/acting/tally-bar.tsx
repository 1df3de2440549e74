import { useWords } from '../language/language.ts';
import { Mark } from '../parts/mark.tsx';
import { tallyOf, type Counted, type Meeting } from './tally.ts';

const words = {
  zh: {
    present: (present: number, roll: number, needed: number) =>
      `应到 ${roll} 人，到会 ${present} 人，至少须到 ${needed} 人`,
    favour: (favour: number, needed: number) => `同意 ${favour} 票，至少须 ${needed} 票`,
    quorate: '到会人数足够',
    notQuorate: '到会人数不足',
    passes: '可以通过',
    notPasses: '尚不能通过',
  },
  en: {
    present: (present: number, roll: number, needed: number) => `${present} of ${roll} present, ${needed} needed`,
    favour: (favour: number, needed: number) => `${favour} in favour, ${needed} needed`,
    quorate: 'Quorum reached',
    notQuorate: 'No quorum yet',
    passes: 'Would pass',
    notPasses: 'Would not pass yet',
  },
};

/** The tally of a meeting as it stands in the form; told to screen readers when it changes. */
export function TallyBar({ meeting, counted }: { meeting: Meeting; counted: Counted }) {
  const w = useWords(words);
  const tally = tallyOf(meeting, counted);
  return (
    <output className="tally" aria-live="polite">
      <span>
        {w.present(counted.present, counted.roll, tally.quorumNeeded)}{' '}
        <Mark tone={tally.quorate ? 'good' : 'soon'}>{tally.quorate ? w.quorate : w.notQuorate}</Mark>
      </span>
      <span>
        {w.favour(counted.inFavour, tally.favourNeeded)}{' '}
        <Mark tone={tally.passes ? 'good' : 'soon'}>{tally.passes ? w.passes : w.notPasses}</Mark>
      </span>
    </output>
  );
}
