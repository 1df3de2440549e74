// Group robots: a text is posted into the group's conversation.
import { createHmac } from 'node:crypto';
import type { HttpPost } from '../http-post.ts';
import type { Answer, ChannelPort } from './port.ts';

interface RobotSettings {
  endpoint: string;
  post: HttpPost;
}

/** Errors of a robot for which waiting is no help: no such robot, wrong signature, words that it does not take. */
const WECOM_REFUSED = new Set([93_000, 93_004, 93_008, 40_008, 40_035, 40_058]);
const DINGTALK_REFUSED = new Set([
  300_001, 300_005, 310_000, 400_013, 400_101, 400_102, 430_101, 430_102, 430_103, 430_104,
]);

/** 企业微信: the key is all that a robot has; it signs nothing. A text holds 2048 bytes. */
export function wecomChannel({ endpoint, post }: RobotSettings): ChannelPort {
  return {
    async send({ subject, body }, { address }) {
      const url = `${endpoint}/cgi-bin/webhook/send?key=${encodeURIComponent(address)}`;
      const content = cutToBytes(`${subject}\n${body}`, 2048);
      return robotAnswer(await post(url, JSON.stringify({ msgtype: 'text', text: { content } }), {}), WECOM_REFUSED);
    },
    close: () => undefined,
  };
}

/** 钉钉: with a secret, the instant and its HMAC stand in the address. */
export function dingtalkChannel({ endpoint, post }: RobotSettings, now: () => string): ChannelPort {
  return {
    async send({ subject, body }, { address, secret }) {
      const query = new URLSearchParams({ access_token: address });
      if (secret !== null) {
        const timestamp = String(Date.parse(now()));
        query.set('timestamp', timestamp);
        query.set('sign', dingtalkSign(secret, timestamp));
      }
      const content = cutToBytes(`${subject}\n${body}`, 20_000);
      const answer = await post(
        `${endpoint}/robot/send?${query.toString()}`,
        JSON.stringify({ msgtype: 'text', text: { content } }),
        {},
      );
      return robotAnswer(answer, DINGTALK_REFUSED);
    },
    close: () => undefined,
  };
}

/** Base64 of HMAC-SHA256 over the instant in milliseconds, a line break and the secret. */
function dingtalkSign(secret: string, timestamp: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

/** Robots answer 200 with an error of their own in the body. */
function robotAnswer(answer: Awaited<ReturnType<HttpPost>>, refused: ReadonlySet<number>): Answer {
  if (answer.kind === 'failed') return { kind: answer.sent ? 'unknown' : 'away', cause: answer.cause };
  if (answer.status !== 200) return { kind: 'away', cause: `http:${answer.status}` };
  const code = errorCodeIn(answer.body);
  if (code === 0) return { kind: 'delivered', reference: null };
  return code !== null && refused.has(code)
    ? { kind: 'refused', cause: `robot:${code}` }
    : { kind: 'away', cause: `robot:${code ?? 'noAnswer'}` };
}

function errorCodeIn(body: string): number | null {
  try {
    const { errcode } = JSON.parse(body) as { errcode?: unknown };
    return typeof errcode === 'number' ? errcode : null;
  } catch {
    return null;
  }
}

/** Cut between characters. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let out = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) return out;
    out += character;
  }
  return out;
}
