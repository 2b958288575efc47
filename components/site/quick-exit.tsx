"use client";

import { type MouseEvent, useEffect } from "react";

const ESCAPES_TO_LEAVE = 3;
const ESCAPES_WITHIN_MILLISECONDS = 2_000;

function leaveFor(address: string) {
  // The other page may take seconds to load: nothing of this one should stay in sight meanwhile.
  document.documentElement.hidden = true;
  document.title = "…";
  window.location.replace(address);
}

type QuickExitProps = { href: string; hint: string; className?: string; children: string };

/**
 * Leaves at once for a neutral page. Without a script it is a plain link; with one it also takes the place of this
 * page in the history, and answers to the Escape key pressed three times.
 */
export function QuickExit({ href, hint, className, children }: QuickExitProps) {
  useEffect(() => {
    let presses: number[] = [];
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Escape") return;
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= ESCAPES_WITHIN_MILLISECONDS);
      if (presses.length >= ESCAPES_TO_LEAVE) leaveFor(href);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [href]);

  function onClick(event: MouseEvent<HTMLAnchorElement>) {
    // A new tab asked for with a modifier key is the reader's choice; leave this page alone then.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    leaveFor(href);
  }

  return (
    <a href={href} rel="noreferrer nofollow" title={hint} onClick={onClick} className={className}>
      {children}
    </a>
  );
}
