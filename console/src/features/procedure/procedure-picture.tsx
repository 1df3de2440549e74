// The procedure's picture as the service draws it. As an image it can run nothing; the list beside it says the same.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useLanguage } from '../../language/language.ts';
import { pictureQuery } from '../../parts/procedure-queries.ts';
import { useSvgAddress } from '../../parts/use-blob-address.ts';

interface Shown {
  readonly procedure: string;
  readonly version: string | undefined;
  readonly title: string;
}

export function ProcedurePicture({ procedure, version, title }: Shown) {
  const { language } = useLanguage();
  const { data: svg } = useQuery(pictureQuery(procedure, version, language));
  const address = useSvgAddress(svg);
  return (
    <figure className="procedure-picture" tabIndex={0} role="group" aria-label={title}>
      {address === null ? <Skeleton.Node active /> : <img src={address} alt={title} />}
    </figure>
  );
}
