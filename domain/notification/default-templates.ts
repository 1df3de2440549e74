// What people are told where a deployment has saved no words of its own.
import type { Text } from '../definition/atoms.ts';

interface DefaultTemplate {
  title: Text;
  body: Text;
}

const about: Text = {
  zh: '{{case.procedure}}（{{case.number}}{{#case.subject}}，{{case.subject}}{{/case.subject}}）',
  en: '{{case.procedure}} ({{case.number}}{{#case.subject}}, {{case.subject}}{{/case.subject}})',
};

const told = (zh: string, en: string, bodyZh: string, bodyEn: string): DefaultTemplate => ({
  title: { zh, en },
  body: { zh: about.zh + bodyZh, en: `${about.en} ${bodyEn}` },
});

/** Of a case, or of something that is none: then `message` names it. */
const stuck = (zh: string, en: string, bodyZh: string, bodyEn: string): DefaultTemplate => ({
  title: { zh, en },
  body: {
    zh: `{{#case.number}}${about.zh}{{/case.number}}${bodyZh}{{#message}}（{{message}}）{{/message}}。`,
    en: `{{#case.number}}${about.en} {{/case.number}}${bodyEn}{{#message}} ({{message}}){{/message}}.`,
  },
});

const TEMPLATES: Record<string, DefaultTemplate> = {
  opinionAsked: told(
    '请您出具意见',
    'Your opinion is asked',
    '“{{stage}}”请您出具意见{{#by}}，由 {{by}} 提出{{/by}}。',
    'asks for your opinion at "{{stage}}"{{#by}}, by {{by}}{{/by}}.',
  ),
  taskTransferred: told(
    '任务转交给您',
    'A task was transferred to you',
    '“{{stage}}”由 {{by}} 转交给您办理{{#reason}}：{{reason}}{{/reason}}。',
    'at "{{stage}}" was transferred to you by {{by}}{{#reason}}: {{reason}}{{/reason}}.',
  ),
  returned: told(
    '已退回',
    'Returned',
    '在“{{stage}}”被退回{{#reason}}：{{reason}}{{/reason}}，请补正后再报。',
    'was returned at "{{stage}}"{{#reason}}: {{reason}}{{/reason}}.',
  ),
  urged: told(
    '催办',
    'You are urged',
    '“{{stage}}”被催办{{#by}}，催办人 {{by}}{{/by}}{{#message}}：{{message}}{{/message}}。',
    'is urged at "{{stage}}"{{#by}} by {{by}}{{/by}}{{#message}}: {{message}}{{/message}}.',
  ),
  copied: told(
    '抄送',
    'Copied to you',
    '由 {{by}} 抄送给您{{#message}}：{{message}}{{/message}}。',
    'was copied to you by {{by}}{{#message}}: {{message}}{{/message}}.',
  ),
  dueSoon: told(
    '即将到期',
    'Due soon',
    '“{{clock}}”将于 {{dueOn}}{{provisional}} 到期，请及时办理。',
    'is due on {{dueOn}}{{provisional}} by "{{clock}}".',
  ),
  overdue: told(
    '已逾期',
    'Overdue',
    '“{{clock}}”已于 {{dueOn}} 到期，尚未办理{{#action}}；{{action}}{{/action}}。',
    'was due on {{dueOn}} by "{{clock}}" and is not done{{#action}}; {{action}}{{/action}}.',
  ),
  dueMoved: told(
    '期限变更',
    'The due day has moved',
    '{{#clock}}“{{clock}}”{{/clock}}的到期日由 {{oldDueOn}} 改为 {{dueOn}}{{provisional}}{{#ground}}，依据：{{ground}}{{/ground}}。',
    'is due on {{dueOn}}{{provisional}} instead of {{oldDueOn}}{{#clock}} by "{{clock}}"{{/clock}}{{#ground}}: {{ground}}{{/ground}}.',
  ),
  suspended: told('已中止', 'Suspended', '已中止办理：{{reason}}。', 'was suspended: {{reason}}.'),
  resumed: told('恢复办理', 'Resumed', '已恢复办理：{{reason}}。', 'goes on: {{reason}}.'),
  ended: told('已办结', 'Ended', '办理结束：{{outcome}}。', 'has ended: {{outcome}}.'),
  stuck: told(
    '无法继续办理',
    'Stuck',
    '停在“{{stage}}”，需要管理员处理。',
    'can’t go on at "{{stage}}"; an administrator is needed.',
  ),
  stuckFound: stuck(
    '有事项卡住',
    'Something is stuck',
    '卡住{{#reason}}：{{reason}}{{/reason}}',
    'is stuck{{#reason}}: {{reason}}{{/reason}}',
  ),
  stuckOverdue: stuck(
    '卡住的事项逾期未处理',
    'What is stuck was not mended in time',
    '卡住，下级未在时限内处理{{#reason}}：{{reason}}{{/reason}}',
    'is stuck and was not mended in time{{#reason}}: {{reason}}{{/reason}}',
  ),
  itemExcused: told(
    '本期免报',
    'Excused',
    '{{period}} 免报{{#reason}}：{{reason}}{{/reason}}。',
    'excuses you for {{period}}{{#reason}}: {{reason}}{{/reason}}.',
  ),
  gateMissed: told(
    '节点目标未达到',
    'A gate was missed',
    '“{{clock}}”未达到节点“{{gate}}”{{#action}}；{{action}}{{/action}}。',
    'has not reached the gate "{{gate}}" of "{{clock}}"{{#action}}; {{action}}{{/action}}.',
  ),
  cardRevoked: told(
    '红黄牌已撤销',
    'A card was revoked',
    '您所承担的牌已由 {{by}} 撤销{{#reason}}：{{reason}}{{/reason}}。',
    'had a card on you, which {{by}} has revoked{{#reason}}: {{reason}}{{/reason}}.',
  ),
  letterIssued: told(
    '文书已发出',
    'A letter has been issued',
    '已发出文书{{#letter}} {{letter}}{{/letter}}，请查收。',
    'has a letter for you{{#letter}}: {{letter}}{{/letter}}.',
  ),
  supervisionClosed: told(
    '督办已结案',
    'Supervision closed',
    '督办已结案：{{outcome}}。',
    'is no longer supervised: {{outcome}}.',
  ),
  bulletin: told('通报', 'Bulletin', '{{period}} 通报已发布。', 'has issued its bulletin for {{period}}.'),
};

/** For kinds that came later than these words. */
const OTHERS = told(
  '办理消息',
  'News of a case',
  '{{#stage}}“{{stage}}”{{/stage}}{{#clock}}“{{clock}}”{{/clock}}有新情况{{#action}}：{{action}}{{/action}}{{#dueOn}}，到期日 {{dueOn}}{{/dueOn}}{{#letter}}，文号 {{letter}}{{/letter}}{{#reason}}：{{reason}}{{/reason}}{{#message}}：{{message}}{{/message}}。',
  'has news{{#stage}} at "{{stage}}"{{/stage}}{{#clock}} of "{{clock}}"{{/clock}}{{#action}}: {{action}}{{/action}}{{#dueOn}}, due on {{dueOn}}{{/dueOn}}{{#letter}}, letter {{letter}}{{/letter}}{{#reason}}: {{reason}}{{/reason}}{{#message}}: {{message}}{{/message}}.',
);

/** Kinds that have words of their own. */
export const KNOWN_KINDS: readonly string[] = Object.keys(TEMPLATES);

/** What a kind of message is called. */
export function kindTitle(kind: string): Text {
  return (TEMPLATES[kind] ?? OTHERS).title;
}

/** Subject and body in one language. */
export function defaultTemplate(kind: string, language: keyof Text): { subject: string; body: string } {
  const { title, body } = TEMPLATES[kind] ?? OTHERS;
  const link = { zh: '{{#link}}\n办理地址：{{link}}{{/link}}', en: '{{#link}}\nOpen it: {{link}}{{/link}}' };
  return {
    subject: {
      zh: `【${title.zh}】{{case.procedure}}`,
      en: `${title.en}{{#case.procedure}}: {{case.procedure}}{{/case.procedure}}`,
    }[language],
    body: body[language] + link[language],
  };
}

/** The daily digest: one line for each message. */
export const DIGEST: { subject: Text; line: string } = {
  subject: { zh: '今日消息汇总', en: 'Messages of the day' },
  line: '· ',
};
