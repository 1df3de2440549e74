import { useWords } from '../language/language.ts';

const words = {
  zh: {
    plain: {
      timeout: '对方没有应答',
      interrupted: '发送中断',
      noAddress: '没有登记联系方式',
      noTemplate: '没有短信模板',
      notConfigured: '渠道未配置',
      channelDown: '渠道不通',
      privateAddress: '不是公网地址',
      rehearsal: '演练，不对外发送',
    } as Record<string, string>,
    coded: {
      smtp: (code: string) => `邮件服务器拒收（${code}）`,
      http: (code: string) => `接收方返回 ${code}`,
      robot: (code: string) => `群机器人拒收（${code}）`,
    } as Record<string, (code: string) => string>,
    other: (cause: string) => `对方返回 ${cause}`,
  },
  en: {
    plain: {
      timeout: 'no answer',
      interrupted: 'interrupted',
      noAddress: 'no address is known',
      noTemplate: 'there is no template for text messages',
      notConfigured: 'the channel is not set up',
      channelDown: 'the channel is down',
      privateAddress: 'no public address',
      rehearsal: 'a rehearsal: nothing goes out',
    } as Record<string, string>,
    coded: {
      smtp: (code: string) => `refused by the mail server (${code})`,
      http: (code: string) => `answered ${code}`,
      robot: (code: string) => `refused by the robot (${code})`,
    } as Record<string, (code: string) => string>,
    other: (cause: string) => `answered ${cause}`,
  },
};

/** Why something was not delivered, in words; a code of the other side's stays beside them, for whoever asks there. */
export function useDeliveryCause(): (cause: string | null) => string | null {
  const w = useWords(words);
  return (cause) => {
    if (cause === null) return null;
    const [kind = '', ...rest] = cause.split(':');
    return w.plain[cause] ?? w.coded[kind]?.(rest.join(':')) ?? w.other(cause);
  };
}
