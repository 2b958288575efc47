import "server-only";
import { drawSocialImage, type SocialImage } from "@/drawings/social-images/picture";

type Drawn = { version: string; png: Promise<Uint8Array> };

// By the address without its version, so it never holds more than there are pictures: a newer one takes the place of the old.
const drawn = new Map<string, Drawn>();
let last: Promise<unknown> = Promise.resolve();

/**
 * The PNG of a picture. Each is drawn once in a process, whoever asks for it and however many at once, and one after the
 * other, because drawing holds the processor.
 */
export function pngOf(address: string, version: string, picture: SocialImage): Promise<Uint8Array> {
  const known = drawn.get(address);
  if (known?.version === version) return known.png;
  const png = last.then(() => drawSocialImage(picture));
  last = png.catch(() => undefined);
  drawn.set(address, { version, png });
  // What failed once may be drawn the next time.
  png.catch(() => drawn.delete(address));
  return png;
}
