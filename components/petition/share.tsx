import { Button, ButtonLink } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import type { Messages } from "@/i18n/messages";
import { QrCode } from "./qr-code";
import { shareLinks, sharedUrl } from "./share-links";

interface ShareProps {
  texts: Messages["petition"]["share"];
  /** The petition's own URL, without a source code. */
  url: string;
  title: string;
}

// The first way is the main one while the button before it, which opens the menu of the device, is hidden.
const MAIN_WITHOUT_DEVICE = "[[hidden]+&]:border-transparent [[hidden]+&]:bg-light [[hidden]+&]:text-on-light";

/**
 * Each way of sharing has its own source code in the URL, so organizers see which one brings signers. Nothing else is
 * recorded. The buttons use enhance/copying.ts and enhance/sharing.ts; all else needs no script, least of all one of others.
 */
export function Share({ texts, url, title }: ShareProps) {
  return (
    <section aria-labelledby="share-title">
      <h2 id="share-title" className="text-xl">
        {texts.title}
      </h2>
      <p className="mt-2 text-muted">{texts.lead}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button hidden variant="light" data-share={sharedUrl(url, "device")} data-share-title={title}>
          {texts.device}
        </Button>
        {shareLinks({ url, title, texts }).map(({ way, href }) => (
          <ButtonLink key={way} href={href} rel="noreferrer" className={MAIN_WITHOUT_DEVICE}>
            {texts[way]}
          </ButtonLink>
        ))}
        <Button
          className="noscript:hidden"
          data-copy={sharedUrl(url, "copy")}
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
          value={sharedUrl(url, "link")}
          data-select
          className="mt-1 block min-h-11 w-full rounded-md border border-edge bg-ground px-3 py-2"
        />
      </label>
      <Fold className="mt-3" summary={texts.qr}>
        <QrCode text={sharedUrl(url, "qr")} label={texts.qrLabel} />
      </Fold>
    </section>
  );
}
