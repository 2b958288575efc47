import { interpolate } from "../lib/text.ts";

/**
 * Compares a chosen or dropped file with the hashes on the page of a delivery. The browser computes the hash, so the file is sent
 * nowhere. It needs a secure page (https or localhost), as browsers do for hashes.
 */
export function enhanceFileCheck() {
  const check = document.querySelector<HTMLElement>("[data-file-check]");
  const input = check?.querySelector<HTMLInputElement>("input[type=file]");
  const status = check?.querySelector("[role=status]");
  if (!check || !input || !status) return;

  let newest = 0;
  const compare = async (file: File) => {
    newest += 1;
    const own = newest;
    status.textContent = check.dataset.checking ?? "";
    const message = await messageOf(file, check.dataset).catch(() => check.dataset.failed ?? "");
    // Of two files, the one that was chosen last.
    if (own === newest) status.textContent = message;
  };
  input.addEventListener("change", () => {
    if (input.files?.[0]) void compare(input.files[0]);
  });
  check.addEventListener("dragover", (event) => event.preventDefault());
  check.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void compare(file);
  });
}

async function messageOf(file: File, { fileCheck = "", newest = "", replaced = "", unknown = "" }: DOMStringMap) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const found = document.getElementById(fileCheck)?.querySelector<HTMLElement>(`[data-sha256="${hash}"]`);
  if (!found) return interpolate(unknown, { hash });
  const { name = "", generation = "" } = found.dataset;
  return interpolate("newest" in found.dataset ? newest : replaced, { name, number: generation });
}
