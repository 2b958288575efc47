import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";

interface BrokenLinkProps {
  title: string;
  text: string;
  waysTitle: string;
  ways: { text: string; href?: string }[];
}

/** Where a link from an email leads nowhere: what may have happened, and the ways on. */
export function BrokenLink({ title, text, waysTitle, ways }: BrokenLinkProps) {
  return (
    <Page>
      <PageTitle lead={text}>{title}</PageTitle>
      <h2 className="text-lg">{waysTitle}</h2>
      <ul className="mt-3 max-w-measure list-disc space-y-2 pl-6">
        {ways.map((way) => (
          <li key={way.text}>
            {way.href ? (
              <a href={way.href} className="text-link">
                {way.text}
              </a>
            ) : (
              way.text
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}
