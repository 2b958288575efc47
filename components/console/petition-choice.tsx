interface PetitionChoiceProps {
  petitions: { slug: string; title: string }[];
  chosen: string;
}

/** Links to the numbers of the other petitions, where there are several. */
export function PetitionChoice({ petitions, chosen }: PetitionChoiceProps) {
  if (petitions.length < 2) return null;
  return (
    <nav aria-label="Petitions">
      <ul className="flex flex-wrap gap-x-4">
        {petitions.map(({ slug, title }) => (
          <li key={slug}>
            <a
              href={`/console?petition=${slug}`}
              aria-current={slug === chosen ? "page" : undefined}
              className="inline-flex min-h-11 items-center text-link aria-[current]:font-semibold"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
