import { NEUTRAL_PAGE } from "../neutral-page.ts";
import { type Locale, localePath } from "../locale.ts";
import { baseHeaders, plainPagePolicy } from "./headers.ts";

export type PlainReason =
  | "malformed"
  | "too-long"
  | "method"
  | "unreadable"
  | "too-much"
  | "unavailable"
  | "broken"
  // Of the proxy in front (deploy/nginx): while no instance responds, and when one source sends too much.
  | "away"
  | "too-many";

type Texts = { status: number; en: [title: string, lead: string]; es: [title: string, lead: string] };

// The texts stand here and not in `messages/`, because these pages must work when nothing else does.
const pages: Record<PlainReason, Texts> = {
  malformed: {
    status: 400,
    en: [
      "This address cannot be read",
      "It may have been cut or changed on its way to you. Please type it again, or start from the home page.",
    ],
    es: [
      "No se puede leer esta dirección",
      "Es posible que se haya cortado o cambiado en el camino. Escríbala de nuevo o empiece desde la página de inicio.",
    ],
  },
  "too-long": {
    status: 414,
    en: ["This address is too long", "No page here has so long an address. Please start from the home page."],
    es: [
      "Esta dirección es demasiado larga",
      "Ninguna página de este sitio tiene una dirección tan larga. Empiece desde la página de inicio.",
    ],
  },
  method: {
    status: 405,
    en: ["This page cannot be used that way", "It can be read, and its forms can be sent. Nothing has been changed."],
    es: [
      "Esta página no se puede usar de esa manera",
      "Se puede leer, y se pueden enviar sus formularios. No se ha cambiado nada.",
    ],
  },
  unreadable: {
    status: 400,
    en: [
      "What was sent could not be read",
      "Nothing has been changed. Please go back, load the page again and send the form once more.",
    ],
    es: [
      "No se pudo leer lo que se envió",
      "No se ha cambiado nada. Vuelva atrás, cargue la página de nuevo y envíe el formulario otra vez.",
    ],
  },
  "too-much": {
    status: 413,
    en: ["This is more than a form here takes", "Nothing has been changed. Please go back and send a shorter text."],
    es: [
      "Esto es más de lo que admite un formulario de este sitio",
      "No se ha cambiado nada. Vuelva atrás y envíe un texto más corto.",
    ],
  },
  unavailable: {
    status: 503,
    en: ["We cannot do this right now", "Nothing is lost. Please try again in a moment."],
    es: ["No podemos hacer esto en este momento", "No se ha perdido nada. Inténtelo de nuevo en un momento."],
  },
  broken: {
    status: 500,
    en: ["Something went wrong on our side", "Nothing you did caused this. Please try again in a moment."],
    es: ["Algo falló de nuestro lado", "No fue por nada que usted hizo. Inténtelo de nuevo en un momento."],
  },
  away: {
    status: 503,
    en: [
      "This site is away for a while",
      "Every confirmed signature is kept. If you just sent a form, please send it again later: it may not have arrived.",
    ],
    es: [
      "Este sitio no está disponible por ahora",
      "Todas las firmas confirmadas se conservan. Si acaba de enviar un formulario, envíelo de nuevo más tarde: es posible que no haya llegado.",
    ],
  },
  "too-many": {
    status: 429,
    en: [
      "Too much came from your connection at once",
      "Nothing has been changed. Please wait ten seconds, go back and try again.",
    ],
    es: [
      "Llegó demasiado desde su conexión a la vez",
      "No se ha cambiado nada. Espere diez segundos, vuelva atrás e inténtelo de nuevo.",
    ],
  },
};

const chrome = {
  en: {
    home: "Go to the home page",
    help: "Need help? Call",
    text: "or text 233733.",
    leave: "Leave this site",
  },
  es: {
    home: "Ir a la página de inicio",
    help: "¿Necesita ayuda? Llame al",
    text: "o envíe un mensaje de texto al 233733.",
    leave: "Salir de este sitio",
  },
};

export type PlainPage = { status: number; headers: Record<string, string>; body: string };

/** A whole response in the reader's language that needs no script, no database and no rendering. */
export function plainPage(reason: PlainReason, language: Locale, { siteUrl }: { siteUrl: string }): PlainPage {
  const {
    status,
    [language]: [title, lead],
  } = pages[reason];
  const { home, help, text, leave } = chrome[language];
  const body = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<header><a href="${NEUTRAL_PAGE}" rel="noreferrer nofollow">${leave}</a></header>
<main>
<h1>${title}</h1>
<p>${lead}</p>
<p><a href="${localePath(language, "/")}">${home}</a></p>
<p>${help} <a href="tel:18883737888">1-888-373-7888</a> ${text}</p>
</main>
</body>
</html>
`;
  return {
    status,
    body,
    headers: {
      ...baseHeaders({ siteUrl }),
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": plainPagePolicy(),
      "cache-control": "no-store",
      ...(status === 503 ? { "retry-after": "10" } : {}),
    },
  };
}
