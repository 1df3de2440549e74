import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from '../language/language.ts';
import './empty.css';

const words = {
  zh: { more: '加载更多', shown: (count: number) => `已显示 ${count} 条`, all: (count: number) => `共 ${count} 条` },
  en: { more: 'Load more', shown: (count: number) => `${count} shown`, all: (count: number) => `${count} in all` },
};

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

interface LoadMoreProps {
  readonly pages: Pages;
  readonly count: number;
  /** Whether the list scrolls in itself, and so fetches its pages as it is scrolled (`fetchNearEnd`). */
  readonly scrollsItself?: boolean;
}

/**
 * Below a list in pages: loads the next one when it comes into sight, or by its button. Below a list that scrolls in
 * itself it stays in sight, and would load all of it without anybody looking: there only the button is left to it.
 */
export function LoadMore({ pages, count, scrollsItself = false }: LoadMoreProps) {
  const w = useWords(words);
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    const element = end.current;
    if (element === null || scrollsItself || !hasNextPage || isFetchingNextPage) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) void fetchNextPage();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage, scrollsItself]);
  return (
    <div ref={end} className="load-more">
      <span role="status">{hasNextPage ? w.shown(count) : w.all(count)}</span>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {w.more}
        </Button>
      )}
    </div>
  );
}
