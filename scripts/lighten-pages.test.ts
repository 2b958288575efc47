import { describe, expect, test } from "vitest";

import { withoutFramework } from "./lighten-pages";

const component = (name: string) => `<script>self.__next_f.push([1,"22:I[80673,[\\"$21\\"],\\"${name}\\"]\\n"])</script>`;

describe("a page made of content", () => {
  test("keeps its text, styles, data and our own script, and loses every other", () => {
    const kept = '<link rel="stylesheet" href="/a.css"/><script src="/enhance.js" async=""></script><p>Text</p><script type="application/ld+json">{"a":1}</script>';
    const html = `<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>${kept}<script src="/_next/a.js" async=""></script><script>self.__next_f=[]</script>`;
    expect(withoutFramework(html)).toBe(kept);
    expect(withoutFramework(kept)).toBe(kept);
  });

  test("stops the build where a component on it needs the framework", () => {
    expect(() => withoutFramework(component("SignForm"))).toThrow(/SignForm would do nothing/);
    expect(withoutFramework(component("LanguageSwitch") + component("OutletBoundary"))).toBe("");
  });

  test("stops the build where a part of it would stay out of its place", () => {
    expect(() => withoutFramework('<template id="B:0"></template>')).toThrow(/whole at once/);
    expect(() => withoutFramework("<script>$RC(\"B:0\",\"S:0\")</script>")).toThrow(/whole at once/);
  });
});
