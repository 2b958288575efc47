import { Notice } from "@/components/ui/notice";

interface PauseNoticesProps {
  signingPaused: boolean;
  /** A text that says why no mail goes out; null where it goes out. */
  mailPause: string | null;
  /** Whether the reader can end a pause. */
  mayChange: boolean;
}

/** The band above every page that says what is paused, so that readers know why numbers stand still. Else it draws nothing. */
export function PauseNotices({ signingPaused, mailPause, mayChange }: PauseNoticesProps) {
  if (!signingPaused && !mailPause) return null;
  return (
    <section aria-label="Paused" className="mx-auto grid max-w-page gap-3 px-4 pt-4 sm:px-6 lg:px-8">
      {signingPaused ? (
        <Notice title="Signing is paused.">
          <p>
            Nobody can sign or confirm any petition.{" "}
            {mayChange ? <Change section="signing">Open it again</Change> : null}
          </p>
        </Notice>
      ) : null}
      {mailPause ? (
        <Notice title={mailPause}>
          <p>Emails are written and wait. {mayChange ? <Change section="mail">Send mail again</Change> : null}</p>
        </Notice>
      ) : null}
    </section>
  );
}

function Change({ section, children }: { section: "signing" | "mail"; children: string }) {
  return (
    <a href={`/console/settings#${section}`} className="text-link">
      {children}
    </a>
  );
}
