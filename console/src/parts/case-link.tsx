import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to a case's page. */
export function CaseLink(props: { caseId: string; children: ReactNode; onClick?: () => void }) {
  const { caseId, children, onClick } = props;
  return (
    <Link to="/cases/$caseId" params={{ caseId }} {...(onClick !== undefined && { onClick })}>
      {children}
    </Link>
  );
}
