// The frame around every page for which one signs in: menu, who I am, language; on a phone the menu is a drawer.
import { GlobalOutlined, LogoutOutlined, MenuOutlined, SearchOutlined, SettingOutlined } from '@ant-design/icons';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { App, Button, ConfigProvider, Drawer, Dropdown, Grid, Layout, Menu } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import { WaitingBar } from '../commands/waiting-bar.tsx';
import { theme } from '../design/theme.ts';
import { useLanguage, useText, useWords } from '../language/language.ts';
import { useLive } from '../live/use-live.ts';
import { CalendarYears, useCalendarYearsAsked } from '../parts/use-calendar.ts';
import { useMe, useMeAsked, WhoIsSignedIn } from '../session/use-me.ts';
import { navigation } from './navigation.tsx';
import { SessionGate } from './session-gate.tsx';
import { useSignOut } from './use-sign-out.tsx';
import './shell.css';

const words = {
  zh: {
    menu: '菜单',
    skip: '跳到正文',
    signOut: '退出登录',
    settings: '我的设置',
    language: 'English',
    main: '正文',
    county: '办结',
    search: '搜索',
  },
  en: {
    menu: 'Menu',
    skip: 'Skip to content',
    signOut: 'Sign out',
    settings: 'My settings',
    language: '中文',
    main: 'Content',
    county: 'Banjie 办结',
    search: 'Search',
  },
};

export function Shell() {
  const w = useWords(words);
  const { language } = useLanguage();
  const me = useMeAsked();
  const years = useCalendarYearsAsked();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      // The library's own icon is called search in every language.
      inputSearch={{ searchIcon: <SearchOutlined aria-label={w.search} /> }}
    >
      <WhoIsSignedIn value={me}>
        <CalendarYears value={years}>
          <App>
            <SessionGate />
            <Frame />
          </App>
        </CalendarYears>
      </WhoIsSignedIn>
    </ConfigProvider>
  );
}

function Frame() {
  const w = useWords(words);
  const wide = Grid.useBreakpoint().lg ?? true;
  const [open, setOpen] = useState(false);
  useLive();
  return (
    <Layout className="shell">
      <a className="skip-link" href="#content">
        {w.skip}
      </a>
      <Layout.Header className="shell-header">
        {!wide && <Button type="text" aria-label={w.menu} icon={<MenuOutlined />} onClick={() => setOpen(true)} />}
        <span className="shell-name">{w.county}</span>
        <AccountMenu />
      </Layout.Header>
      <Layout>
        {wide ? (
          <Layout.Sider theme="light" width={208} className="shell-sider">
            <MainMenu onChosen={() => undefined} />
          </Layout.Sider>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={264} title={w.menu}>
            <MainMenu onChosen={() => setOpen(false)} />
          </Drawer>
        )}
        <Layout.Content id="content" className="shell-content" tabIndex={-1} aria-label={w.main} role="main">
          <WaitingBar />
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

function MainMenu({ onChosen }: { onChosen: () => void }) {
  const me = useMe();
  const w = useWords(words);
  const text = useText();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const groups = navigation
    .map((group) => ({ ...group, entries: group.entries.filter(({ shownTo }) => shownTo?.(me) ?? true) }))
    .filter(({ entries }) => entries.length > 0);
  const here = groups
    .flatMap(({ entries }) => entries.map(({ to }) => to))
    .filter((to) => path === to || path.startsWith(`${to}/`))
    .sort((a, b) => b.length - a.length)[0];
  return (
    <nav aria-label={w.menu}>
      <Menu
        mode="inline"
        selectedKeys={here === undefined ? [] : [here]}
        onClick={({ key }) => {
          onChosen();
          void navigate({ to: key });
        }}
        items={groups.map((group) => ({
          type: 'group',
          key: group.key,
          label: text(group.title),
          children: group.entries.map(({ to, title, icon }) => ({ key: to, icon, label: text(title) })),
        }))}
      />
    </nav>
  );
}

function AccountMenu() {
  const me = useMe();
  const w = useWords(words);
  const text = useText();
  const { language, choose } = useLanguage();
  const post = me.holdings[0];
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <div className="shell-account">
      <Button
        type="text"
        className="shell-language"
        icon={<GlobalOutlined />}
        aria-label={w.language}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
      >
        {w.language}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'me', icon: <SettingOutlined />, label: w.settings, onClick: () => void navigate({ to: '/me' }) },
            { key: 'signOut', icon: <LogoutOutlined />, label: w.signOut, onClick: signOut },
          ],
        }}
      >
        <Button type="text" className="shell-me">
          <span className="shell-me-name">{me.person.name}</span>
          {post !== undefined && (
            <span className="shell-me-post">
              {text(post.organisationName)} · {text(post.roleTitle)}
            </span>
          )}
        </Button>
      </Dropdown>
    </div>
  );
}
