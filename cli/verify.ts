import { verifyAll, verifyCase } from '../db/verify.ts';
import type { Break } from '../db/verify.ts';
import type { CaseCommandInput } from './command.ts';

const REASONS: Record<Break['reason'], string> = {
  missing: 'an event is missing · 缺少事件',
  previousDiffers: 'the event does not follow the one before it · 与前一事件不衔接',
  contentDiffers: 'the event is not what was recorded · 事件内容已被改动',
  sealedValueDiffers: 'a sealed value is not the one that was recorded · 加密字段已被改动',
  headDiffers: 'the trail ends elsewhere than the case says · 末尾事件与案件记录不一致',
};

/** Walks the chain of one case or of all; 1 when one is broken. */
export async function verify({ db, crypto, caseId, say }: CaseCommandInput): Promise<number> {
  let broken = 0;
  const report = (found: Break): void => {
    broken += 1;
    say(`✗ ${found.caseId} #${found.sequence}: ${REASONS[found.reason]}`);
  };
  let count = 1;
  if (caseId === undefined) {
    count = await verifyAll(db, report, crypto);
  } else {
    const found = await verifyCase(db, caseId, crypto);
    if (found !== null) report(found);
  }
  if (broken === 0) say(`✓ ${count} verified, every chain holds · 已校验 ${count} 件,事件链完整`);
  else say(`${count} looked at, ${broken} broken · 已校验 ${count} 件,${broken} 件异常`);
  return broken === 0 ? 0 : 1;
}
