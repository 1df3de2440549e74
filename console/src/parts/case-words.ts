/** What a case's state and its cards are called wherever cases are listed or shown. */
export const caseWords = {
  zh: {
    status: { open: '在办', suspended: '已中止', ended: '已办结' },
    overdue: '已逾期',
    card: { none: '', yellow: '黄牌', red: '红牌' },
  },
  en: {
    status: { open: 'Open', suspended: 'Suspended', ended: 'Ended' },
    overdue: 'Overdue',
    card: { none: '', yellow: 'Yellow card', red: 'Red card' },
  },
};
