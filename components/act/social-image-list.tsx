import { useLocale, useTranslations } from "next-intl";
import { Unbroken } from "@/components/site/unbroken";
import { type Locale, localePath } from "@/lib/locale";
import { CopyButton } from "./copy-button";

export type SocialImageFile = {
  locale: Locale;
  shape: "square" | "story" | "wide";
  url: string;
  name: string;
  width: number;
  height: number;
};
export type ListedSocialImage = {
  id: string;
  name: string;
  fact: string | null;
  /** The text alternative. */
  alt: string;
  shown: SocialImageFile;
  files: SocialImageFile[];
};

/** Images to share: a preview of each, its text alternative, and its files in every language and shape. */
export function SocialImageList({ images }: { images: ListedSocialImage[] }) {
  const t = useTranslations("act.share");
  const locale = useLocale();
  const messages = { copy: t("copy"), copied: t("copied"), copyFailed: t("copyFailed") };
  return (
    <ul className="grid gap-10 sm:grid-cols-2 lg:grid-cols-3">
      {images.map(({ id, name, fact, alt, shown, files }) => (
        <li key={id} className="break-inside-avoid">
          <h3 className="mb-3 text-lg">{name}</h3>
          <img
            src={shown.url}
            alt={alt}
            width={shown.width}
            height={shown.height}
            loading="lazy"
            className="h-auto w-full rounded-md"
          />
          <p className="mt-3 text-sm">
            <span className="font-semibold">{t("description")}:</span>{" "}
            <span id={`alt-${id}`} className="select-text text-muted">
              <Unbroken text={alt} />
            </span>
          </p>
          <CopyButton text={alt} of={`alt-${id}`} messages={messages} />
          {fact ? (
            <p className="text-sm">
              <a href={localePath(locale, `/facts#${fact}`)} className="inline-block py-2.5 text-link">
                {t("fact")}
              </a>
            </p>
          ) : null}
          <FileList name={name} files={files} />
        </li>
      ))}
    </ul>
  );
}

function FileList({ name, files }: { name: string; files: SocialImageFile[] }) {
  const t = useTranslations("act");
  const languages = [...new Set(files.map(({ locale }) => locale))];
  return (
    <dl className="mt-2 text-sm">
      {languages.map((language) => (
        <div key={language} className="mt-2">
          <dt className="font-semibold">{t(`languages.${language}`)}</dt>
          {files
            .filter(({ locale }) => locale === language)
            .map(({ shape, url, name: file, width, height }) => {
              const label = t(`share.shapes.${shape}`, { size: `${width} × ${height}` });
              return (
                <dd key={shape}>
                  <a
                    href={url}
                    download={file}
                    className="inline-block py-2 text-link"
                    aria-label={t("share.download", { name, language: t(`languages.${language}`), shape: label })}
                  >
                    {label}
                  </a>
                </dd>
              );
            })}
        </div>
      ))}
    </dl>
  );
}
