import { describe, expect, test } from "vitest";

import { needOfFramework, withDeferredHydration, withoutHydration } from "./framework";

const component = (name: string) =>
  `<script>self.__next_f.push([1,"22:I[80673,[\\"$21\\"],\\"${name}\\"]\\n"])</script>`;

describe("a page without the framework", () => {
  test("keeps its text, styles, data and our own script, and no other script", () => {
    const kept =
      '<link rel="stylesheet" href="/a.css"/><script src="/enhance.js" async=""></script><p>Text</p><script type="application/ld+json">{"a":1}</script>';
    const html = `<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>${kept}<script src="/_next/a.js" async=""></script><script nonce="x">self.__next_f=[]</script>`;
    expect(withoutHydration(html)).toBe(kept);
    expect(withoutHydration(kept)).toBe(kept);
  });
});

describe("a page with deferred hydration", () => {
  test("names the framework's files without fetching them, and keeps everything else", () => {
    const kept = '<script src="/enhance.js" async=""></script><form></form><script nonce="x">self.__next_f=[]</script>';
    const html = `<link rel="preload" as="script" href="/_next/a.js"/>${kept}<script src="/_next/a.js" id="_R_" async="" nonce="x"></script><script nonce="x" src="/_next/b.js" noModule=""></script>`;
    const deferred = `${kept}<script type="text/deferred" src="/_next/a.js" id="_R_" async="" nonce="x"></script><script type="text/deferred" nonce="x" src="/_next/b.js" noModule=""></script>`;
    expect(withDeferredHydration(html)).toBe(deferred);
  });
});

describe("a page needs the framework", () => {
  test("for a component that does something in the browser", () => {
    expect(needOfFramework(component("LanguageSwitch") + component("SignForm"))).toMatch(/SignForm would do nothing/);
    expect(needOfFramework(component("LanguageSwitch") + component("OutletBoundary"))).toBeNull();
  });

  test("for a part that is streamed out of order", () => {
    expect(needOfFramework('<template id="B:0"></template>')).toMatch(/out of order/);
    expect(needOfFramework('<script>$RC("B:0","S:0")</script>')).toMatch(/out of order/);
  });

  test("not for text, data and styles", () => {
    expect(needOfFramework("<p>Text</p><script>self.__next_f=[]</script>")).toBeNull();
  });
});
