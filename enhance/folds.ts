/** Opens what is folded while the page is printed, in browsers that do not print what is in a closed `details`. */
export function openFoldsInPrint() {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open], [data-menu])")];
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
}

/** Opens the folded content that the fragment of the URL names something in, in browsers that do not do so themselves. */
export function openFoldsOfTarget() {
  const open = () => {
    const target = document.getElementById(decodedFragment());
    let opened = false;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
      opened ||= !fold.open;
      fold.open = true;
    }
    if (opened) target?.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();
}

function decodedFragment(): string {
  const fragment = window.location.hash.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
