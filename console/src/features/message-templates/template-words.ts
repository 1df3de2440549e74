/** What channels and languages are called where templates are listed and written. */
export const templateWords = {
  zh: {
    channels: {
      inbox: '站内消息',
      email: '电子邮件',
      wecom: '企业微信机器人',
      dingtalk: '钉钉机器人',
      sms: '短信',
    },
    languages: { zh: '中文', en: '英文' },
    everyProcedure: '全部事项',
  },
  en: {
    channels: {
      inbox: 'Inbox',
      email: 'E-mail',
      wecom: 'WeCom robot',
      dingtalk: 'DingTalk robot',
      sms: 'Text message',
    },
    languages: { zh: 'Chinese', en: 'English' },
    everyProcedure: 'Every procedure',
  },
};
