import type { ReactNode } from "react";

import { Beside } from "@/components/site/on-this-page";
import { Found } from "@/components/site/step-drawings";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";

interface BrokenLinkProps {
  title: string;
  text: string;
  /** A form that helps on this page itself, before the other ways. */
  start?: ReactNode;
  waysTitle: string;
  ways: { text: string; href?: string }[];
}

/** For an email link that leads nowhere: what may have happened, and how to go on. */
export function BrokenLink({ title, text, start, waysTitle, ways }: BrokenLinkProps) {
  return (
    <Page>
      <PageTitle lead={text}>{title}</PageTitle>
      <Beside narrow="below" aside={<Found />}>
        {start ? <div className="mb-12">{start}</div> : null}
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
      </Beside>
    </Page>
  );
}
