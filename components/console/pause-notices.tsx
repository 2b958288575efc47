import type { ReactNode } from "react";

import { Notice } from "@/components/ui/notice";
import { formatNumber } from "@/i18n/format";

interface PauseNoticesProps {
  signingPaused: boolean;
  /** A text that says why no mail goes out; null where it goes out. */
  mailPause: string | null;
  /** The daily cap of emails, where emails that are due wait because of it. */
  capReached: number | null;
  /** The petitions that are paused by themselves. */
  petitions: { slug: string; title: string }[];
  /** Whether the reader can end a pause. */
  mayChange: boolean;
}

/** The band above every page that says what is paused, so that readers know why numbers stand still. Else it draws nothing. */
export function PauseNotices({ signingPaused, mailPause, capReached, petitions, mayChange }: PauseNoticesProps) {
  if (!signingPaused && !mailPause && capReached === null && petitions.length === 0) return null;
  return (
    <section aria-label="Paused" className="mx-auto grid max-w-page gap-3 px-4 pt-4 sm:px-6 lg:px-8">
      {signingPaused ? (
        <Notice title="Signing is paused.">
          <p>
            Nobody can sign or confirm any petition.{" "}
            {mayChange ? <Change to="/console/settings#signing">Open it again</Change> : null}
          </p>
        </Notice>
      ) : null}
      {petitions.length > 0 ? <PausedPetitions petitions={petitions} mayChange={mayChange} /> : null}
      {mailPause ? (
        <Notice title={mailPause}>
          <p>
            Emails are written and wait.{" "}
            {mayChange ? <Change to="/console/settings#mail">Send mail again</Change> : null}
          </p>
        </Notice>
      ) : null}
      {capReached !== null ? (
        <Notice
          title={`The daily cap of ${capReached === 1 ? "one email" : `${formatNumber("en", capReached)} emails`} is reached.`}
        >
          <p>
            Emails wait until fewer left in the last 24 hours.{" "}
            {mayChange ? <Change to="/console/settings#mail-cap">Change the cap</Change> : null}
          </p>
        </Notice>
      ) : null}
    </section>
  );
}

function PausedPetitions({ petitions, mayChange }: Pick<PauseNoticesProps, "petitions" | "mayChange">) {
  return (
    <Notice title={petitions.length === 1 ? "A petition is paused." : `${petitions.length} petitions are paused.`}>
      <p>Nobody can sign or confirm {petitions.length === 1 ? "it" : "them"}.</p>
      <ul>
        {petitions.map(({ slug, title }) => (
          <li key={slug}>
            {title}.{" "}
            <Change to={`/console/petitions/${slug}${mayChange ? "#status" : ""}`}>
              {mayChange ? "Reopen it" : "Look at it"}
            </Change>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Change({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} className="text-link">
      {children}
    </a>
  );
}
