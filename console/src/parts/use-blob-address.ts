import { useEffect, useMemo, useState } from 'react';

/** An address under which the page can show or offer something; null until there is one. Goes with the component. */
export function useBlobAddress(blob: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return undefined;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}

/** The address of an SVG as an image, in which it can run nothing. */
export function useSvgAddress(svg: string | undefined): string | null {
  const blob = useMemo(() => (svg === undefined ? undefined : new Blob([svg], { type: 'image/svg+xml' })), [svg]);
  return useBlobAddress(blob);
}
