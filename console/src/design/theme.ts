import type { ThemeConfig } from 'antd';

/** The look of every antd component: the colours of `base.css`, large enough targets for thumbs, sober corners. */
export const theme: ThemeConfig = {
  cssVar: { prefix: 'bj' },
  token: {
    // What is faded out waits for its transition's end, which a busy machine skips: a button went on saying that it loads.
    motion: false,
    colorPrimary: '#17694f',
    colorInfo: '#17694f',
    colorLink: '#17694f',
    colorError: '#c0271d',
    colorWarning: '#b26a00',
    colorSuccess: '#2f6f3e',
    colorText: '#1d2a26',
    colorTextSecondary: '#55635d',
    colorTextTertiary: '#5f6d67',
    colorTextPlaceholder: '#6b7872',
    colorBgLayout: '#f4f6f4',
    colorBorderSecondary: '#dfe5e1',
    borderRadius: 6,
    controlHeight: 36,
    fontFamily: 'inherit',
  },
  components: {
    Menu: { itemSelectedBg: '#e6f1ec', itemSelectedColor: '#0f4c39', groupTitleColor: '#55635d' },
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerPadding: '0 16px' },
  },
};
