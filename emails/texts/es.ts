import type { Texts } from "./en";

export const es: Texts = {
  frame: {
    hello: "Hola:",
    helloTo: (name) => `Hola, ${name}:`,
    help: "Si usted o alguien que conoce necesita ayuda, la Línea Nacional contra la Trata de Personas atiende en español, las 24 horas y de forma confidencial: llame al 1-888-373-7888 o envíe un mensaje de texto al 233733. Si hay peligro ahora, llame al 911.",
    sentBy: (organization) => `Enviado por ${organization}`,
    contact: (email) => `¿Tiene preguntas? Escriba a ${email}.`,
    copyUrl: "Si el botón no funciona, copie este enlace en su navegador:",
    privateLink: "Este enlace es solo para usted. Por favor, no lo reenvíe.",
  },
  confirmSignature: {
    subject: "Confirme su firma, por favor",
    preview: "Falta un paso para que su firma cuente.",
    heading: "Falta un paso",
    intro: (title) => `Gracias por firmar “${title}”. Su firma contará en cuanto usted la confirme.`,
    button: "Confirmar mi firma",
    opens: "La página que se abre tiene otro botón. No pasa nada hasta que lo presione.",
    code: (url) => `O vaya a ${url} y escriba este código corto:`,
    why: "Recibe este correo porque alguien escribió su dirección de correo en la página de nuestra petición. Si no fue usted, no tiene que hacer nada: una firma que nadie confirma no se cuenta nunca, y se borra.",
  },
  confirmReminder: {
    subject: "Su firma aún no está confirmada",
    preview: "Contará en cuanto usted la confirme.",
    heading: "Todavía falta un paso",
    intro: (title) =>
      `Hace unos días alguien, creemos que usted, firmó “${title}”. La firma aún no está confirmada, así que no cuenta. Si quiere que cuente, confírmela, por favor. Si no, no tiene que hacer nada. No volveremos a recordárselo.`,
    why: "Recibe este único recordatorio porque alguien escribió su dirección de correo en la página de nuestra petición. Si no fue usted, no tiene que hacer nada: una firma que nadie confirma no se cuenta nunca, y se borra.",
  },
  confirmImported: {
    subject: "¿Quiere que su firma cuente aquí?",
    preview: "Solo cuenta si usted la confirma.",
    heading: "¿Quiere firmar?",
    intro: (title, origin) =>
      `La organización de “${title}” tiene su nombre, código postal y correo electrónico de esta fuente: ${origin}. Le pregunta si quiere firmar también esta petición. No se cuenta nada a menos que usted lo confirme.`,
    no: "Si no quiere, no tiene que hacer nada: no volveremos a preguntarle, y lo que tenemos de usted se borra en un plazo de 30 días.",
    age: "Confirme solo si tiene 13 años o más, por favor.",
    button: "Ver lo que firmaría",
    why: (origin) =>
      `Recibe este único correo porque su dirección está en una lista que la organización tiene de esta fuente: ${origin}. Dijo que las personas de la lista aceptaron que se les escriba sobre esto. Si no es así, responda a este correo, por favor.`,
  },
  alreadySigned: {
    why: "Recibe este correo porque alguien escribió su dirección de correo en la página de nuestra petición. Si no fue usted, no tiene que hacer nada.",
    manage: "En su propia página puede ver, corregir, descargar, retirar o borrar su firma.",
    button: "Abrir mi firma",
    confirmed: {
      subject: "Usted ya firmó",
      preview: "Su firma cuenta. No ha cambiado nada.",
      heading: "Usted ya firmó",
      intro: (title) =>
        `Alguien, creemos que usted, acaba de intentar firmar “${title}” otra vez. Su firma está confirmada y cuenta una sola vez. No ha cambiado nada.`,
    },
    held: {
      subject: "Usted ya firmó",
      preview: "Su firma está confirmada. No ha cambiado nada.",
      heading: "Usted ya firmó",
      intro: (title) =>
        `Alguien, creemos que usted, acaba de intentar firmar “${title}” otra vez. Su firma está confirmada y contará cuando alguien de la organización la haya revisado. No ha cambiado nada.`,
    },
    withdrawn: {
      subject: "Usted retiró su firma",
      preview: "Ahora no cuenta. Puede recuperarla.",
      heading: "Usted retiró su firma",
      intro: (title) =>
        `Alguien, creemos que usted, acaba de intentar firmar “${title}” de nuevo. Usted retiró su firma antes, así que no cuenta. Si quiere que vuelva a contar, puede recuperarla en su propia página.`,
    },
    removed: {
      subject: "Su firma quedó apartada",
      preview: "Ahora no cuenta. Escríbanos si es un error.",
      heading: "Su firma quedó apartada",
      intro: (title) =>
        `Alguien, creemos que usted, acaba de intentar firmar “${title}” de nuevo. Los organizadores apartaron su firma, así que no cuenta. Si cree que es un error, responda a este correo.`,
    },
  },
  signatureConfirmed: {
    confirmed: {
      subject: "Gracias: su firma cuenta",
      preview: "Hay algo que ayuda aún más: pida a alguien que conoce que firme.",
      heading: "Su firma cuenta",
      thanks: (title) =>
        `Gracias. Su firma en “${title}” está confirmada y cuenta. La mayoría firma porque alguien que conoce se lo pidió. ¿A quién puede pedírselo usted?`,
    },
    held: {
      subject: "Gracias: su firma está confirmada",
      preview: "Contará cuando alguien de la organización la haya revisado.",
      heading: "Su firma está confirmada",
      thanks: (title) =>
        `Gracias. Su firma en “${title}” está confirmada. Contará cuando alguien de la organización la haya revisado. Revisamos algunas firmas para que nadie pueda firmar en nombre de otras personas. Usted no tiene que hacer nada más. La mayoría firma porque alguien que conoce se lo pidió. ¿A quién puede pedírselo usted?`,
    },
    button: "Pedir a otros que firmen",
    share: "O envíeles este enlace:",
    own: "Su propia página, donde puede ver, corregir, descargar, retirar o borrar su firma:",
    ownPrivate:
      "Ese enlace es solo suyo. Para compartir la petición, envíe el enlace de arriba y no reenvíe este correo.",
    why: "Recibe este correo una sola vez, porque confirmó una firma con esta dirección de correo.",
  },
  confirmSubscription: {
    subject: "Confirme que desea nuestras noticias",
    preview: "Falta un paso para que empecemos a escribirle.",
    heading: "Falta un paso",
    intro: (site) => `Gracias por pedir noticias de ${site}. Se las enviaremos en cuanto usted lo confirme.`,
    button: "Confirmar mi suscripción",
    opens: "La página que se abre tiene otro botón. No pasa nada hasta que lo presione.",
    keep: "Guarde este correo: su enlace también lleva a su propia página, donde puede cambiar lo que eligió, darse de baja o borrar su dirección de correo cuando quiera.",
    promise: "Nunca vendemos su dirección ni se la damos a nadie.",
    why: "Recibe este correo porque alguien escribió su dirección de correo en nuestra página de noticias. Si no fue usted, no tiene que hacer nada: no recibirá noticias y su dirección de correo se borrará.",
  },
  alreadySubscribed: {
    why: "Recibe este correo porque alguien escribió su dirección de correo en nuestra página de noticias. Si no fue usted, no tiene que hacer nada.",
    manage:
      "En su propia página puede cambiar lo que eligió, descargar lo que conservamos, darse de baja o borrar su dirección de correo.",
    button: "Abrir mi suscripción",
    confirmed: {
      subject: "Usted ya recibe nuestras noticias",
      preview: "Su suscripción está confirmada. No ha cambiado nada.",
      heading: "Usted ya recibe nuestras noticias",
      intro: (site) =>
        `Alguien, creemos que usted, acaba de pedir otra vez noticias de ${site}. Su suscripción está confirmada. No ha cambiado nada.`,
    },
    left: {
      subject: "Usted se dio de baja de las noticias",
      preview: "Puede volver desde su propia página.",
      heading: "Usted se dio de baja",
      intro: (site) =>
        `Alguien, creemos que usted, acaba de pedir noticias de ${site}. Usted se dio de baja antes, así que no le enviamos ninguna. Si las quiere de nuevo, presione el botón de su propia página.`,
    },
  },
  errorReport: {
    subject: "Aviso de un error en el sitio",
    preview: "Alguien escribió por el formulario de correcciones.",
    heading: "Aviso de un error",
    written:
      "Una persona que visitó el sitio escribió esto por el formulario de correcciones. Se muestra tal como lo escribió. Compruébelo antes de darlo por cierto o de abrir cualquier enlace que contenga.",
    where: { en: "Dónde, en las páginas en inglés", es: "Dónde, en las páginas en español" },
    wrong: "Qué está mal",
    source: "Una fuente",
    noSource: "No indicó ninguna.",
    reply: (email) => `Su respuesta a este correo llegará a ${email}.`,
    noReply: "No dejó ninguna dirección de correo, así que no hay a quién responder.",
    then: "Si el aviso es correcto, corrija la página y añada una entrada al registro de correcciones.",
    why: "Recibe este correo porque usted forma parte de la organización de este sitio o porque su dirección de correo es la de contacto.",
  },
  organizerInvitation: {
    subject: "Tiene una invitación a la consola",
    preview: "Entre con esta dirección de correo. No hay contraseña.",
    heading: "Tiene una invitación",
    invited: (site, role) => `Le invitamos a trabajar en las peticiones de ${site}, ${role}.`,
    roles: {
      viewer: "con acceso de lectura a los números",
      organizer: "para encargarse de las firmas",
      admin: "con permiso para administrar e invitar a otras personas",
    },
    how: "Escriba esta dirección de correo en la página de acceso. Recibirá un correo con un enlace; no hay contraseña que recordar.",
    button: "Ir a la consola",
    why: "Recibe este correo porque una persona que administra el sitio escribió su dirección de correo. Si no lo esperaba, no tiene que hacer nada.",
  },
  spikeNoticed: {
    subject: "Muchos más formularios de lo habitual",
    preview: "Conviene que alguien mire lo que está llegando.",
    heading: "Muchos más formularios de lo habitual",
    text: {
      all: (count, usual) =>
        `En diez minutos ${count} personas enviaron el formulario. A esta hora lo habitual son unas ${usual}.`,
      state: (count, usual) =>
        `En diez minutos llegaron ${count} formularios de un mismo estado. A esta hora lo habitual son unos ${usual}.`,
      source: (count, usual) =>
        `En diez minutos llegaron ${count} formularios por un mismo enlace compartido. A esta hora lo habitual son unos ${usual}.`,
      domain: (count, usual) =>
        `En diez minutos llegaron ${count} formularios con correos electrónicos de un mismo dominio. A esta hora lo habitual son unos ${usual}.`,
      network: (count, usual) =>
        `En diez minutos llegaron ${count} formularios de una misma red. A esta hora lo habitual son unos ${usual}.`,
    },
    next: "Puede ser un éxito, como un reportaje en la televisión, o alguien que inventa firmas. La consola muestra qué tienen en común los formularios. Desde allí puede escribir una regla que retire las falsas, o bloquear a su remitente.",
    button: "Ver lo que llega",
    why: "Usted recibe esto porque administra el sitio. Hay como mucho un correo cada media hora.",
  },
  packetFailed: {
    subject: "Un paquete no se pudo preparar",
    preview: "Los archivos para una oficina no estarán hasta que alguien lo revise.",
    heading: "Un paquete no se pudo preparar",
    text: (state) =>
      `Preparar un paquete de una entrega (estado: ${state}) falló cinco veces. Su oficina no puede descargar nada hasta que se prepare de nuevo.`,
    next: "La página de la entrega dice por qué. Cuando el motivo esté resuelto, haga preparar el paquete otra vez allí.",
    button: "Ver la entrega",
    why: "Usted recibe esto porque organiza en este estado. Hay un solo correo por entrega.",
  },
  webhookDisabled: {
    subject: "Un webhook quedó desactivado",
    preview: "Un programa no recibe más eventos hasta que alguien lo revise.",
    heading: "Un webhook quedó desactivado",
    text: "El programa al otro extremo de un webhook no aceptó nada durante cinco días, o dijo que no quiere más. Por eso ya no se le envía nada.",
    next: "La página del webhook muestra qué respondió. Cuando el programa vuelva a funcionar, active el webhook allí. Los eventos de ese intervalo no se envían.",
    button: "Ver el webhook",
    why: "Usted recibe esto porque administra este sitio.",
  },
  goalReached: {
    subject: "Se alcanzó una meta",
    preview: "El número de firmas llegó a su meta.",
    heading: "Se alcanzó una meta",
    all: (title, goal) => `“${title}” alcanzó su meta de ${goal} firmas confirmadas.`,
    inState: (title, goal, place) => `“${title}” alcanzó su meta de ${goal} firmas confirmadas en ${place}.`,
    next: "Si se retiran o se excluyen firmas, el número puede volver a quedar por debajo de la meta. Recibirá otro correo cuando se alcance de nuevo.",
    button: "Ver los números",
    why: "Recibe este correo porque usted forma parte de la organización de este sitio.",
  },
  deliveryLink: {
    subject: "Firmas de una petición, para su oficina",
    preview: "Una página con los archivos, un acuse de recibo y espacio para responder.",
    heading: "Firmas para su oficina",
    intro: (recipient, signatures, state, title, cutOff) =>
      `Para ${recipient}: firmas de ${state} en la petición “${title}”, contadas hasta el ${cutOff}: ${signatures}. Quienes firmaron en línea lo confirmaron por correo.`,
    button: "Abrir la página con los archivos",
    opens:
      "En la página, cada archivo está detrás de un botón: una carta con los recuentos y todas las firmas en PDF, y lo mismo como hoja de cálculo. Allí también puede confirmar que los recibió y responder.",
    until: (expires) => `El enlace sirve hasta el ${expires}, o hasta que usted confirme que recibió los archivos.`,
    genuine:
      "Cada archivo se puede comprobar: la primera página del PDF lleva un código para nuestra página pública de verificación.",
    privateLink: "Los archivos llevan nombres de personas que firmaron. Reenvíe este correo solo dentro de su oficina.",
    why: "Recibe este correo porque una persona de la organización de esta petición lo envió a su oficina. Responda a este correo para comunicarse con nosotros.",
  },
  secondFactorReset: {
    subject: "Se restableció su segundo factor",
    preview: "Los códigos de su aplicación ya no sirven y su sesión está cerrada.",
    heading: "Se restableció su segundo factor",
    what: "Alguien con permiso para ello restableció el segundo factor de su cuenta. Los códigos de su aplicación y sus códigos de recuperación ya no sirven, y sus sesiones están cerradas en todas partes.",
    next: "Entre con un enlace nuevo. Después puede configurar otra vez un segundo factor.",
    unexpected:
      "Si no lo pidió, avise enseguida a otra persona que administre el sitio: el registro dice quién lo hizo.",
    button: "Ir a la consola",
    why: "Recibe este correo porque trabaja en la consola y su cuenta cambió.",
  },
  update: {
    testSubject: (title: string) => `Prueba: ${title}`,
    page: "Léalo en nuestro sitio y compártalo con este enlace:",
    why: {
      signer: "Recibe este correo porque firmó la petición y pidió saber qué se logra con ella.",
      subscriber: "Recibe este correo porque pidió nuestras noticias.",
      test: "Esta es una prueba que usted se envió. Nadie más la recibe.",
    },
    stop: "Dejar de recibir estos correos:",
    own: "Cambiar lo que eligió o ver qué guardamos sobre usted. Este enlace es solo suyo:",
  },
  organizerSignIn: {
    subject: "Su enlace para entrar",
    preview: "Sirve una sola vez y por poco tiempo.",
    heading: "Entrar a la consola",
    link: "Este enlace sirve una sola vez y por poco tiempo. Abre una página con un botón para entrar.",
    button: "Entrar",
    why: "Recibe este correo porque alguien pidió un enlace para entrar con esta dirección de correo. Si no fue usted, no tiene que hacer nada: sin este correo nadie puede entrar.",
  },
};
