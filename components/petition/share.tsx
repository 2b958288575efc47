import { Button, ButtonLink } from "@/components/ui/button";
import type { Messages } from "@/i18n/messages";
import { interpolate } from "@/lib/text";

interface ShareProps {
  texts: Messages["petition"]["share"];
  /** The petition's own URL, without a source code. */
  url: string;
  title: string;
}

/**
 * Each way of sharing has its own source code in the URL, so organizers see which one brings signers. Nothing else is
 * recorded. The buttons use enhance/copying.ts and enhance/sharing.ts; the link and the mail need no script.
 */
export function Share({ texts, url, title }: ShareProps) {
  const mail = new URLSearchParams({
    subject: texts.mailSubject,
    body: interpolate(texts.mailBody, { title, url: from(url, "mail") }),
  })
    .toString()
    .replaceAll("+", "%20");

  return (
    <section aria-labelledby="share-title">
      <h2 id="share-title" className="text-xl">
        {texts.title}
      </h2>
      <p className="mt-2 text-muted">{texts.lead}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button hidden data-share={from(url, "device")} data-share-title={title}>
          {texts.device}
        </Button>
        <ButtonLink href={`mailto:?${mail}`}>{texts.mail}</ButtonLink>
        <Button
          className="noscript:hidden"
          data-copy={from(url, "copy")}
          data-copied={texts.copied}
          data-copy-failed={texts.copyFailed}
        >
          {texts.copy}
        </Button>
        <p role="status" className="min-h-6 basis-full text-sm text-done noscript:hidden" />
      </div>
      <label className="mt-2 block text-sm noscript:mt-5">
        <span className="text-muted">{texts.link}</span>
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
