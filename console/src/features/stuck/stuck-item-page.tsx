// One stuck thing: why, how we know, since when, whom it concerns, and what mends it.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useLanguage, useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { useDeliveryCause } from '../../parts/delivery-cause.ts';
import { Facts } from '../../parts/facts.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { outlineQuery } from '../../parts/procedure-queries.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Since } from '../../parts/since.tsx';
import { administers } from '../../session/administered.ts';
import { useMe } from '../../session/use-me.ts';
import { affectedInWords } from './affected-words.ts';
import { ClaimStuck } from './claim-stuck.tsx';
import { evidenceInWords } from './evidence.ts';
import type { NameOf } from './evidence.ts';
import { stuckItemQuery } from './stuck-queries.ts';
import type { StuckItem } from './stuck-types.ts';
import { SuggestedRepairs } from './suggested-repairs.tsx';
import './stuck.css';

const words = {
  zh: {
    back: '返回清单',
    mended: '已解决',
    mendedAt: '解决时间',
    what: '是什么',
    organisation: '单位',
    case: '事项编号',
    procedure: '事项',
    part: '职责、指标',
    post: '岗位',
    since: '停滞始于',
    found: '发现',
    seen: '最近一次见到',
    due: '应处置完毕',
    overdue: '已超时',
    escalated: '已上报',
    addressed: '由谁处置',
    affected: '影响',
    claimed: '认领人',
    nobody: '无人认领',
    admins: '管理员',
    evidence: '证据',
    stage: '其他版本的环节',
    clock: '其他版本的期限',
  },
  en: {
    back: 'Back to the list',
    mended: 'Mended',
    mendedAt: 'Mended',
    what: 'What it is',
    organisation: 'Organisation',
    case: 'Case',
    procedure: 'Procedure',
    part: 'Duty or indicator',
    post: 'Post',
    since: 'Stands still since',
    found: 'Found',
    seen: 'Last seen',
    due: 'To be mended by',
    overdue: 'overdue',
    escalated: 'Escalated',
    addressed: 'Who must mend it',
    affected: 'Concerns',
    claimed: 'In the hand of',
    nobody: 'nobody',
    admins: ' administrators',
    evidence: 'Evidence',
    stage: 'a stage of another version',
    clock: 'a limit of another version',
  },
};

const route = getRouteApi('/shell/admin/stuck/$stuckId');

export function StuckItemPage() {
  const { stuckId } = route.useParams();
  const item = useQuery(stuckItemQuery(stuckId));
  if (item.data === undefined) {
    return item.error === null ? <Skeleton active paragraph={{ rows: 8 }} /> : <ProblemAlert error={item.error} />;
  }
  return <Item item={item.data} />;
}

function Item({ item }: { item: StuckItem }) {
  const w = useWords(words);
  const text = useText();
  const { language } = useLanguage();
  const me = useMe();
  const nameOf = useNames(item.procedure?.key);
  const evidence = evidenceInWords(item.evidence, language, nameOf);
  const affected = affectedInWords(item.affected);
  return (
    <>
      <PageTitle
        title={text(item.cause.title)}
        note={text(item.organisation.name)}
        actions={<Link to="/admin/stuck">{w.back}</Link>}
      />
      {item.resolvedAt !== null && <Notice tone="good" title={w.mended} text={<Moment at={item.resolvedAt} />} />}
      <Notice
        tone={item.resolvedAt === null ? 'soon' : 'plain'}
        title={text(item.cause.why)}
        text={text(item.cause.next)}
        actions={<ClaimStuck item={item} />}
      />
      <Sheet title={w.what}>
        <Facts
          facts={[
            [
              w.case,
              item.case === null ? null : (
                <CaseLink key="case" caseId={item.case.id}>
                  {item.case.number}
                </CaseLink>
              ),
            ],
            [w.procedure, item.procedure === null ? null : text(item.procedure.title)],
            [w.part, item.part === null ? null : text(item.part.title)],
            [w.post, item.post === null ? null : text(item.post.roleTitle)],
            [
              w.organisation,
              administers(me, item.organisation.path) ? (
                <Link key="organisation" to="/admin/organisations" search={{ at: item.organisation.path }}>
                  {text(item.organisation.name)}
                </Link>
              ) : (
                text(item.organisation.name)
              ),
            ],
            [w.affected, affected === null ? null : text(affected)],
            [w.since, <Since key="since" at={item.since} />],
            [w.found, <Moment key="found" at={item.foundAt} />],
            [w.seen, <Moment key="seen" at={item.seenAt} />],
            [
              w.due,
              <span key="due">
                <Moment at={item.dueAt} /> {item.overdue && <Mark tone="late">{w.overdue}</Mark>}
              </span>,
            ],
            [w.escalated, item.escalatedAt === null ? null : <Moment key="escalated" at={item.escalatedAt} />],
            [w.addressed, `${text(item.addressedTo.name)}${w.admins}`],
            [w.claimed, item.claimedBy?.name ?? w.nobody],
          ]}
        />
      </Sheet>
      {evidence.length > 0 && (
        <Sheet title={w.evidence}>
          <Facts facts={evidence} />
        </Sheet>
      )}
      {item.resolvedAt === null && <SuggestedRepairs item={item} />}
    </>
  );
}

/** Names of the stages and limits of a procedure as it is now (another version may have had others), and of causes. */
function useNames(procedure: string | undefined): NameOf {
  const w = useWords(words);
  const text = useText();
  const outline = useQuery({ ...outlineQuery(procedure ?? '', undefined), enabled: procedure !== undefined });
  const causeOf = useDeliveryCause();
  return (kind, key) => {
    if (kind === 'cause') return causeOf(key) ?? '';
    const among = kind === 'stage' ? outline.data?.stages : outline.data?.clocks;
    const found = among?.find((one) => one.key === key);
    if (found !== undefined) return text(found.title);
    return outline.isPending ? '…' : w[kind];
  };
}
