import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";

import { ConsoleHeader } from "./console-header";

let path = "/console";
vi.mock("next/navigation", () => ({ usePathname: () => path }));

const groups = [
  { heading: null, entries: [{ href: "/console", label: "Overview" }] },
  { heading: "Delivering", entries: [{ href: "/console/deliveries", label: "Deliveries" }] },
  { heading: "Running", entries: [{ href: "/console/audit", label: "Log" }] },
];

function shownAt(at: string): string {
  path = at;
  return renderToStaticMarkup(<ConsoleHeader siteName="Harbor" groups={groups} rights="admin" zoneName="EST" />);
}
const markedIn = (html: string) =>
  [...html.matchAll(/aria-current="(\w+)"[^>]*>([^<]+)</g)].map(([, how, label]) => [how, label]);

it("marks the current page and the heading it is under, and no other", () => {
  expect(markedIn(shownAt("/console"))).toEqual([["page", "Overview"]]);
  expect(markedIn(shownAt("/console/audit"))).toEqual([
    ["true", "Running"],
    ["page", "Log"],
  ]);
});

it("says on an inner page which list it belongs to, and links back to it", () => {
  const html = shownAt("/console/deliveries/packets/5");
  expect(markedIn(html)).toEqual([
    ["true", "Delivering"],
    ["true", "Deliveries"],
  ]);
  expect(/<nav aria-label="Breadcrumb".*<\/nav>/.exec(html)![0]).toContain('href="/console/deliveries"');
  expect(shownAt("/console/deliveries")).not.toContain("Breadcrumb");
});

it("names the time zone of all times, and leads to its choice", () => {
  expect(shownAt("/console")).toMatch(/href="\/console\/time-zone"[^>]*>Times in EST</);
});
