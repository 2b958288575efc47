export type StateWithEntries = {
  code: string;
  name: string;
  entries: { id: string; title: string; lang?: string }[];
};

/** Links to the entries of each state, for readers without a script, who do not have the filter. */
export function StateIndex({ states }: { states: StateWithEntries[] }) {
  return (
    <ul className="gap-x-10 sm:columns-2 lg:columns-3">
      {states.map(({ code, name, entries }) => (
        <li key={code} className="mb-6 break-inside-avoid">
          <h3 id={`state-${code.toLowerCase()}`} className="text-lg">
            {name}
          </h3>
          <ul>
            {entries.map(({ id, title, lang }) => (
              <li key={id}>
                <a href={`#${id}`} lang={lang} className="inline-block py-1.5 text-link">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
