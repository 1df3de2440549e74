// The procedure's picture as the service draws it. As an image it can run nothing; the list beside it says the same.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../language/language.ts';
import { pictureQuery } from '../../parts/procedure-queries.ts';

interface Shown {
  readonly procedure: string;
  readonly version: string | undefined;
  readonly title: string;
}

export function ProcedurePicture({ procedure, version, title }: Shown) {
  const { language } = useLanguage();
  const { data: svg } = useQuery(pictureQuery(procedure, version, language));
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (svg === undefined) return undefined;
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return (
    <figure className="procedure-picture" tabIndex={0} role="group" aria-label={title}>
      {address === null ? <Skeleton.Node active /> : <img src={address} alt={title} />}
    </figure>
  );
}
