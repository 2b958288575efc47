import type { ReactNode } from "react";

type EntryLineProps = { title: ReactNode; lang?: string; above?: ReactNode; below?: ReactNode };

/** What an entry of a list shows while it is folded: its title, and the least that tells it apart. */
export function EntryLine({ title, lang, above, below }: EntryLineProps) {
  return (
    <>
      {above ? <span className="block text-sm text-muted first-letter:uppercase">{above}</span> : null}
      <h3 lang={lang} data-text="" className="text-lg leading-snug text-link">
        {title}
      </h3>
      {below ? <span className="mt-0.5 block text-sm text-muted">{below}</span> : null}
    </>
  );
}
