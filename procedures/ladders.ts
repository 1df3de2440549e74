// Warnings and ladders that the authored procedures share. No document orders them: they are defaults of ours.

/** One working day before a short review limit ends. */
export const oneDayBefore = [{ before: { amount: 1, unit: 'workingDay' } }] as const;

/** A month and a week before a date of the plan year. */
export const monthAndWeekBefore = [
  { before: { amount: 30, unit: 'day' } },
  { before: { amount: 7, unit: 'day' } },
] as const;

/** For what a village or household owes: reminders only; nobody gets a card for a villager's papers. */
export const reminders = [
  { after: { amount: 0, unit: 'workingDay' }, action: 'remindOwner' },
  { after: { amount: 5, unit: 'workingDay' }, action: 'notifySuperior' },
] as const;

/** For an organ's review: the owner, the superior, yellow card, red card, and at last a 督办 case at the county. */
export const reviewLadder = [
  { after: { amount: 0, unit: 'workingDay' }, action: 'remindOwner' },
  { after: { amount: 1, unit: 'workingDay' }, action: 'notifySuperior' },
  { after: { amount: 3, unit: 'workingDay' }, action: 'yellowCard' },
  { after: { amount: 5, unit: 'workingDay' }, action: 'redCard' },
  {
    after: { amount: 10, unit: 'workingDay' },
    action: 'superviseCase',
    to: { role: 'countyAuthority', level: 'county' },
  },
] as const;

/** For a date that a plan or the law fixes: the county's decider is told on the first day. */
export const fixedDateLadder = [
  { after: { amount: 0, unit: 'day' }, action: 'remindOwner' },
  { after: { amount: 0, unit: 'day' }, action: 'yellowCard', to: { role: 'countyAuthority', level: 'county' } },
  { after: { amount: 10, unit: 'day' }, action: 'redCard', to: { role: 'countyAuthority', level: 'county' } },
  { after: { amount: 20, unit: 'day' }, action: 'superviseCase', to: { role: 'countyAuthority', level: 'county' } },
] as const;
