// What stands in the menu, in its order. A page that only some may use says who.
import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  ClusterOutlined,
  DashboardOutlined,
  FileAddOutlined,
  FlagOutlined,
  HeartOutlined,
  ImportOutlined,
  InboxOutlined,
  MessageOutlined,
  NotificationOutlined,
  ScheduleOutlined,
  SlidersOutlined,
  SwapOutlined,
  TableOutlined,
  TeamOutlined,
  ToolOutlined,
  UnorderedListOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Words } from '../language/language.ts';
import { isAdministrator, isCountyAdministrator } from '../session/use-me.ts';
import type { Me } from '../session/use-me.ts';

export interface NavigationEntry {
  readonly to: LinkProps['to'] & string;
  readonly title: Words;
  readonly icon: ReactNode;
  /** Absent: everybody. */
  readonly shownTo?: (me: Me) => boolean;
}

export interface NavigationGroup {
  readonly key: string;
  readonly title: Words;
  readonly entries: readonly NavigationEntry[];
}

export const navigation: readonly NavigationGroup[] = [
  {
    key: 'work',
    title: { zh: '办理', en: 'Work' },
    entries: [
      { to: '/inbox', title: { zh: '工作台', en: 'Inbox' }, icon: <InboxOutlined /> },
      { to: '/start', title: { zh: '发起事项', en: 'Start' }, icon: <FileAddOutlined /> },
      { to: '/calendar', title: { zh: '日历', en: 'Calendar' }, icon: <CalendarOutlined /> },
    ],
  },
  {
    key: 'ledgers',
    title: { zh: '台账', en: 'Ledgers' },
    entries: [
      { to: '/ledgers', title: { zh: '案件台账', en: 'Cases' }, icon: <UnorderedListOutlined /> },
      { to: '/ledgers/cards', title: { zh: '红黄牌台账', en: 'Cards' }, icon: <FlagOutlined /> },
      { to: '/rounds', title: { zh: '定期报送', en: 'Rounds' }, icon: <TableOutlined /> },
    ],
  },
  {
    key: 'county',
    title: { zh: '县情', en: 'County' },
    entries: [{ to: '/county', title: { zh: '县情总览', en: 'At a glance' }, icon: <DashboardOutlined /> }],
  },
  {
    key: 'administration',
    title: { zh: '管理', en: 'Administration' },
    entries: [
      {
        to: '/admin/stuck',
        title: { zh: '卡住的事项', en: 'Stuck' },
        icon: <WarningOutlined />,
        shownTo: isAdministrator,
      },
      { to: '/admin/repairs', title: { zh: '修复', en: 'Repairs' }, icon: <ToolOutlined />, shownTo: isAdministrator },
      {
        to: '/admin/definitions',
        title: { zh: '事项定义', en: 'Definitions' },
        icon: <ApartmentOutlined />,
        shownTo: isCountyAdministrator,
      },
      {
        to: '/admin/county-profile',
        title: { zh: '县级配置', en: 'County profile' },
        icon: <SlidersOutlined />,
        shownTo: isCountyAdministrator,
      },
      {
        to: '/admin/organisations',
        title: { zh: '单位', en: 'Organisations' },
        icon: <BankOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/people',
        title: { zh: '人员与岗位', en: 'People and posts' },
        icon: <TeamOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/superiors',
        title: { zh: '上级设定', en: 'Superiors' },
        icon: <ClusterOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/imports',
        title: { zh: '批量导入', en: 'Imports' },
        icon: <ImportOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/handovers',
        title: { zh: '工作交接', en: 'Handover' },
        icon: <SwapOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/calendar',
        title: { zh: '节假日通知', en: 'Holiday notices' },
        icon: <ScheduleOutlined />,
        shownTo: isCountyAdministrator,
      },
      {
        to: '/admin/agencies',
        title: { zh: '人员代理', en: 'Agencies' },
        icon: <UserSwitchOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/audit',
        title: { zh: '审计查询', en: 'Audit' },
        icon: <AuditOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/channels',
        title: { zh: '通知渠道', en: 'Channels' },
        icon: <NotificationOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/message-templates',
        title: { zh: '消息模板', en: 'Templates' },
        icon: <MessageOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/webhooks',
        title: { zh: '事件推送', en: 'Webhooks' },
        icon: <ApiOutlined />,
        shownTo: isAdministrator,
      },
      {
        to: '/admin/system',
        title: { zh: '系统状态', en: 'System' },
        icon: <HeartOutlined />,
        shownTo: isAdministrator,
      },
    ],
  },
];
