import { Button, ButtonLink } from "@/components/ui/button";
import type { Messages } from "@/i18n/messages";
import { interpolate } from "@/lib/text";

interface ShareProps {
  words: Messages["petition"]["share"];
  /** The petition's own address, without a source. */
  url: string;
  title: string;
}

/**
 * Each way of sharing carries its own source code, so organizers see which one brings signers. Nothing else is known.
 * The buttons are the work of enhance/copying.ts and enhance/sharing.ts; the link and the mail need no script.
 */
export function Share({ words, url, title }: ShareProps) {
  const mail = new URLSearchParams({
    subject: words.mailSubject,
    body: interpolate(words.mailBody, { title, url: from(url, "mail") }),
  })
    .toString()
    .replaceAll("+", "%20");

  return (
    <section aria-labelledby="share-title">
      <h2 id="share-title" className="text-xl">
        {words.title}
      </h2>
      <p className="mt-2 text-muted">{words.lead}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button hidden data-share={from(url, "device")} data-share-title={title}>
          {words.device}
        </Button>
        <ButtonLink href={`mailto:?${mail}`}>{words.mail}</ButtonLink>
        <Button
          className="noscript:hidden"
          data-copy={from(url, "copy")}
          data-copied={words.copied}
          data-copy-failed={words.copyFailed}
        >
          {words.copy}
        </Button>
        <p role="status" className="min-h-6 basis-full text-sm text-done noscript:hidden" />
      </div>
      <label className="mt-2 block text-sm noscript:mt-5">
        <span className="text-muted">{words.link}</span>
        <input
          readOnly
          value={from(url, "link")}
          data-select
          className="mt-1 block min-h-11 w-full rounded-md border border-edge bg-ground px-3 py-2"
        />
      </label>
    </section>
  );
}

function from(url: string, way: string) {
  return `${url}?from=share-${way}`;
}
