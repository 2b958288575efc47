import "server-only";
import { drawSocialImage, type SocialImage } from "@/drawings/social-images/social-image";

type Drawn = { version: string; png: Promise<Uint8Array> };

// By path without the version, so that a new version replaces the old one and the map is no larger than the number of images.
const drawn = new Map<string, Drawn>();
let last: Promise<unknown> = Promise.resolve();

/**
 * The PNG of an image. A process draws each image once, even for concurrent requests, and one at a time, because drawing
 * blocks the processor.
 */
export function pngOf(path: string, version: string, image: SocialImage): Promise<Uint8Array> {
  const cached = drawn.get(path);
  if (cached?.version === version) return cached.png;
  const png = last.then(() => drawSocialImage(image));
  last = png.catch(() => undefined);
  drawn.set(path, { version, png });
  // After an error the next request tries again.
  png.catch(() => drawn.delete(path));
  return png;
}
