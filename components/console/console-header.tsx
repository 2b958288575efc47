"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";

import { enhanceMenus } from "@/enhance/menus";

interface HeaderEntry {
  href: string;
  label: string;
}

interface HeaderGroup {
  /** The heading of the entries, or null where they stand beside the headings. */
  heading: string | null;
  entries: HeaderEntry[];
}

interface ConsoleHeaderProps {
  siteName: string;
  groups: HeaderGroup[];
  /** The role and states of the organizer. */
  rights: string;
  /** The short name of the time zone of all times. */
  zoneName: string;
}

/** Whether an entry leads to this page or to the list that it belongs to. All paths begin with that of the overview. */
function currentOf(path: string, href: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return href !== "/console" && path.startsWith(`${href}/`) ? "true" : undefined;
}

/**
 * The bar of the console. The headings unfold without JavaScript, one at a time. The links are plain, because a prefetch would
 * read pages, and log the reading, before a click.
 */
export function ConsoleHeader({ siteName, groups, rights, zoneName }: ConsoleHeaderProps) {
  const path = usePathname();
  useEffect(enhanceMenus, []);
  return (
    <>
      <header className="bg-harbor text-on-harbor">
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6 lg:px-8">
          <p className="font-semibold">{siteName}</p>
          <nav aria-label="Console" className="-mx-2 flex flex-wrap items-start">
            {groups.map(({ heading, entries }) =>
              heading === null ? (
                <Links key="" entries={entries} path={path} />
              ) : (
                <Group key={heading} label={heading} isCurrent={entries.some(({ href }) => currentOf(path, href))}>
                  <Links entries={entries} path={path} />
                </Group>
              ),
            )}
          </nav>
          <div className="ml-auto flex flex-wrap items-center gap-x-4">
            <p className="text-sm text-on-harbor-muted">{rights}</p>
            <a href="/console/account" className="inline-flex min-h-11 items-center text-sm underline">
              Your account
            </a>
            <a href="/console/time-zone" className="inline-flex min-h-11 items-center text-sm underline">
              Times in {zoneName}
            </a>
            <form action="/api/auth/signout" method="post">
              <button type="submit" className="inline-flex min-h-11 cursor-pointer items-center text-sm underline">
                Sign out
              </button>
            </form>
          </div>
        </div>
      </header>
      <Breadcrumbs entries={groups.flatMap((group) => group.entries)} path={path} />
    </>
  );
}

function Links({ entries, path }: { entries: HeaderEntry[]; path: string }) {
  return entries.map(({ href, label }) => (
    <a
      key={href}
      href={href}
      aria-current={currentOf(path, href)}
      className="flex min-h-11 items-center px-2 no-underline hover:underline aria-[current]:font-semibold aria-[current]:underline"
    >
      {label}
    </a>
  ));
}

function Group({ label, isCurrent, children }: { label: string; isCurrent: boolean; children: ReactNode }) {
  return (
    <details data-menu="" name="console-menu" className="relative">
      <summary
        aria-current={isCurrent ? "true" : undefined}
        className="site-summary flex min-h-11 cursor-pointer items-center px-2 hover:underline aria-[current]:font-semibold aria-[current]:underline"
      >
        {label}
      </summary>
      <div className="border-l-2 border-on-harbor-muted bg-harbor pl-2 sm:absolute sm:top-full sm:left-0 sm:z-40 sm:min-w-40 sm:rounded-md sm:border-2 sm:p-2">
        {children}
      </div>
    </details>
  );
}

/** The way to an inner page. Its own title follows below. */
function Breadcrumbs({ entries, path }: { entries: HeaderEntry[]; path: string }) {
  const parent = entries.find(({ href }) => currentOf(path, href) === "true");
  if (!parent) return null;
  return (
    <nav aria-label="Breadcrumb" className="mx-auto max-w-page px-4 pt-3 sm:px-6 lg:px-8">
      <ol className="flex flex-wrap items-center gap-x-2 text-sm">
        <li>
          <a href="/console" className="inline-flex min-h-11 items-center text-link">
            Overview
          </a>
        </li>
        <li className="flex items-center gap-x-2">
          <span aria-hidden="true">/</span>
          <a href={parent.href} className="inline-flex min-h-11 items-center text-link">
            {parent.label}
          </a>
        </li>
      </ol>
    </nav>
  );
}
