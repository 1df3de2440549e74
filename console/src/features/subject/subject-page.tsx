// 一户一档: everything about one household, person, house, project or village, on the screen and on paper.
import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { SubjectCases } from './subject-cases.tsx';
import type { SubjectFile } from './subject-file.ts';
import { SubjectMatters } from './subject-matters.tsx';
import './subject.css';

const words = {
  zh: {
    title: (name: string) => `${name} · 一户一档`,
    print: '打印档案',
    kinds: { household: '农户', person: '个人', house: '房屋', project: '项目', village: '村', organisation: '单位' },
    organisation: '所属',
    head: '户主（本人）',
    idNumber: '身份证号',
    phone: '联系电话',
    from: '建档日期',
    until: '终止日期',
  },
  en: {
    title: (name: string) => `File of ${name}`,
    print: 'Print the file',
    kinds: {
      household: 'Household',
      person: 'Person',
      house: 'House',
      project: 'Project',
      village: 'Village',
      organisation: 'Organisation',
    },
    organisation: 'Of',
    head: 'Head (or the person)',
    idNumber: 'ID number',
    phone: 'Telephone',
    from: 'Since',
    until: 'Until',
  },
};

const route = getRouteApi('/shell/subjects/$subjectId');

export function SubjectPage() {
  const { subjectId } = route.useParams();
  const found = useQuery({
    queryKey: ['cases', 'of subject', subjectId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/subjects/{subjectId}', { params: { path: { subjectId } }, signal })),
  });
  if (found.error !== null) return <ProblemAlert error={found.error} />;
  return found.data === undefined ? <Skeleton active paragraph={{ rows: 12 }} /> : <File file={found.data} />;
}

function File({ file }: { file: SubjectFile }) {
  const w = useWords(words);
  const text = useText();
  const facts: readonly (readonly [string, string | null])[] = [
    [w.organisation, text(file.organisation.name)],
    [w.head, file.person?.name ?? null],
    [w.idNumber, file.idNumber],
    [w.phone, file.phone],
    [w.from, file.validFrom],
    [w.until, file.validTo],
  ];
  return (
    <div className="subject-file">
      <PageTitle
        title={w.title(file.name)}
        note={w.kinds[file.kind]}
        actions={
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {w.print}
          </Button>
        }
      />
      <dl className="subject-facts">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <SubjectCases cases={file.cases} />
      <SubjectMatters file={file} />
    </div>
  );
}
