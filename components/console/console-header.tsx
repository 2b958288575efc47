"use client";

import { usePathname } from "next/navigation";

interface Entry {
  href: string;
  label: string;
}

interface ConsoleHeaderProps {
  siteName: string;
  entries: Entry[];
  /** The role and states of the organizer. */
  rights: string;
}

/** Whether an entry leads to this page or to the list that it belongs to. All paths begin with that of the numbers. */
function currentOf(path: string, href: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return href !== "/console" && path.startsWith(`${href}/`) ? "true" : undefined;
}

/** The bar of the console. Its links are plain, because a prefetch would read pages, and log the reading, before a click. */
export function ConsoleHeader({ siteName, entries, rights }: ConsoleHeaderProps) {
  const path = usePathname();
  return (
    <header className="bg-harbor text-on-harbor">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6 lg:px-8">
        <p className="font-semibold">{siteName}</p>
        <nav aria-label="Console" className="-mx-2 flex flex-wrap">
          {entries.map(({ href, label }) => (
            <a
              key={href}
              href={href}
              aria-current={currentOf(path, href)}
              className="inline-flex min-h-11 items-center px-2 no-underline hover:underline aria-[current]:font-semibold aria-[current]:underline"
            >
              {label}
            </a>
          ))}
        </nav>
        <div className="ml-auto flex flex-wrap items-center gap-x-4">
          <p className="text-sm text-on-harbor-muted">{rights}</p>
          <form action="/api/auth/signout" method="post">
            <button type="submit" className="inline-flex min-h-11 cursor-pointer items-center px-2 underline">
              Sign out
            </button>
          </form>
        </div>
      </div>
    </header>
  );
}
