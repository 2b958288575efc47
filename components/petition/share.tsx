"use client";

import { useState, useSyncExternalStore } from "react";

import { Button, ButtonLink } from "@/components/ui/button";
import type { Messages } from "@/i18n/messages";
import { fill } from "@/lib/text";

interface ShareProps {
  words: Messages["petition"]["share"];
  /** The petition's own address, without a source. */
  url: string;
  title: string;
}

/** Each way of sharing carries its own source code, so organizers see which one brings signers. Nothing else is known. */
export function Share({ words, url, title }: ShareProps) {
  const [said, setSaid] = useState("");
  // Only the browser knows, so the server's page goes without the button.
  const canShare = useSyncExternalStore(subscribeToNothing, () => typeof navigator.share === "function", () => false);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(from(url, "copy"));
      setSaid(words.copied);
    } catch {
      setSaid(words.copyFailed);
    }
  };
  // Closing the device's menu without choosing is no failure.
  const share = () => navigator.share({ title, url: from(url, "device") }).catch(() => undefined);
  const mail = new URLSearchParams({
    subject: words.mailSubject, body: fill(words.mailBody, { title, url: from(url, "mail") }),
  }).toString().replaceAll("+", "%20");

  return (
    <section aria-labelledby="share-title">
      <h2 id="share-title" className="text-xl">{words.title}</h2>
      <p className="mt-2 text-muted">{words.lead}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {canShare ? <Button onClick={share}>{words.device}</Button> : null}
        <ButtonLink href={`mailto:?${mail}`}>{words.mail}</ButtonLink>
        <Button onClick={copy} className="noscript:hidden">{words.copy}</Button>
      </div>
      <label className="mt-4 block text-sm">
        <span className="text-muted">{words.link}</span>
        <input
          readOnly
          value={from(url, "link")}
          onFocus={(event) => event.currentTarget.select()}
          className="mt-1 block min-h-11 w-full rounded-md border border-edge bg-ground px-3 py-2"
        />
      </label>
      <p role="status" className="mt-2 min-h-6 text-sm text-done">{said}</p>
    </section>
  );
}

function subscribeToNothing() {
  return () => undefined;
}

function from(url: string, way: string) {
  return `${url}?from=share-${way}`;
}
