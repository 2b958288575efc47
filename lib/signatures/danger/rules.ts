// What people write who are in danger, in small letters without accents. It is about the writer, and about now: whoever tells what
// happened to somebody else, or years ago, mostly is in no danger. Both kinds of mistake are cheap here. Who is asked without a
// reason goes on with one more press, and who is not asked has the helplines at the top of every page.
const I_AM = String.raw`(?:i am|i'?m|we are|we're)(?: (?:still|now|really|very|so|always))*`;
const THEY = String.raw`(?:he|she|they|my (?:boy|girl)friend|my (?:husband|wife|partner|boss|father|mother|dad|mom|stepdad|stepfather|trafficker)|somebody|someone)`;
const HARM = String.raw`(?:kill|hurt|beat|hit|harm|find|sell|shoot|stab|rape|take)`;

// "Help us pass this law" is what a petition hears, and "help us!" is not.
const HELP_ME = String.raw`(?:help|save) (?:me\b|us(?=[.!?,]|$))`;

const english = [
  String.raw`${I_AM} (?:in (?:danger|trouble)|not safe|unsafe|trapped|locked|(?:afraid|scared|in fear) (?:for|of) (?:my|our) (?:life|lives))`,
  String.raw`${I_AM} (?:being )?(?:hurt|beaten|hit|held|kept|sold|forced|made to|threatened|followed|trafficked|abused|raped|exploited)\b`,
  String.raw`(?:i|we) (?:do not|don'?t|never) feel safe`,
  String.raw`(?:i|we) (?:am|are|feel|felt) (?:unsafe|trapped)`,
  String.raw`(?:fear|fearing) for (?:my|our) (?:life|lives|safety)`,
  String.raw`(?:please|pls|somebody|someone)[ ,]*(?:please )?${HELP_ME}`,
  String.raw`(?:^|[.!?,] ?)${HELP_ME}`,
  String.raw`get (?:me|us) out\b`,
  String.raw`(?:i|we) (?:really )?need (?:some )?help(?: (?:now|right|fast|please|getting|to (?:leave|escape|get))|[.!,]|$)`,
  String.raw`${THEY}(?: (?:is|are))? (?:will|would|wants? to|want to|going to|gonna|tried to|tries to|threatens? to|threatening to|threatened to|said (?:he|she|they)(?:'ll| will| would)) ${HARM} (?:me|us|my|our)\b`,
  String.raw`(?:he|she|they)(?:'ll|'s going to|'re going to|'s gonna) ${HARM} (?:me|us|my|our)\b`,
  String.raw`${THEY}(?: (?:is|are|keeps?))? (?:hitting|hits|hit|beating|beats|hurting|hurts|raping|rapes|selling|sells|following|stalking|threatening|threatens|forcing|forces|making|makes|trafficking|abusing|abuses|exploiting) (?:me|us)\b`,
  String.raw`${THEY} (?:will not|won'?t|does not|doesn'?t|do not|don'?t) let (?:me|us) (?:go|leave|out|call|talk|sleep|eat)`,
  String.raw`(?:i|we) (?:can ?not|can'?t|am not allowed to|are not allowed to) (?:leave|get out|get away|escape|go home)`,
  String.raw`against (?:my|our) will`,
  String.raw`(?:holding|keeping|held|keep|keeps) (?:me|us) (?:captive|here|locked|prisoner|hostage)`,
  String.raw`(?:locked|locks|lock) (?:me|us) (?:in|up)\b`,
  String.raw`(?:has|have|took|takes|taken|kept|keeps|keep) (?:my|our) (?:passport|papers|documents|phone|id|ids|visa)s?\b`,
  String.raw`(?:kill|hurt|harm) myself|end my life|i (?:want|wish|going|am going|'m going) to (?:die|be dead)|suicidal`,
];

const TENGO = String.raw`(?:estoy|estamos|sigo|seguimos|me encuentro|nos encontramos)`;
const DANAR = String.raw`(?:matar|matarme|matarnos|golpear|pegar|lastimar|hacer dano|vender|encontrar|violar|llevar|quitar la vida)`;

const spanish = [
  String.raw`${TENGO} en (?:peligro|riesgo|problemas)`,
  String.raw`(?:corro|corremos|hay) (?:mucho )?peligro`,
  String.raw`${TENGO} (?:encerrad|atrapad|secuestrad|retenid|amenazad)[oa]s?`,
  String.raw`no (?:estoy|estamos|me siento|nos sentimos) (?:a salvo|segur[oa]s? (?:aqui|en|con)|segur[oa]s?$)`,
  String.raw`(?:temo|tememos|miedo) (?:por|de perder) (?:mi|nuestra|la) vida`,
  String.raw`tengo (?:mucho )?miedo (?:de que|a que|de el|de ella|de ellos|aqui|ahora)`,
  String.raw`(?:ayudenme|ayudeme|ayudame|ayudenos|ayudennos|auxilio|socorro|salvenme|salveme|salvame|saquenme|saqueme|sacame)\b`,
  String.raw`(?:necesito|necesitamos) (?:mucha )?ayuda(?: (?:ahora|ya|urgente|por favor|para (?:salir|escapar|irme))|[.!,]|$)`,
  String.raw`(?:me|nos) (?:quieren?|vas?|van|va a|van a|puede|pueden|amenazan? con|amenazo con|amenazaron con|intento|intentaron|trato de) (?:a )?${DANAR}`,
  String.raw`(?:quieren?|va a|van a|amenazan? con|amenaza con) (?:matarme|golpearme|pegarme|lastimarme|venderme|encontrarme|hacerme dano|violarme|matarnos|llevarme)`,
  String.raw`(?:me|nos) (?:esta |estan |sigue |siguen )?(?:golpea|golpean|golpeando|pega|pegan|pegando|lastima|lastiman|lastimando|obliga|obligan|obligando|fuerza|fuerzan|forzando|vende|venden|vendiendo|viola|violan|violando|amenaza|amenazan|amenazando|encierra|encierran|encerraron|maltrata|maltratan|explota|explotan|explotando|persigue|persiguen|acosa|acosan|secuestro|secuestraron|retiene|retienen)\b`,
  String.raw`(?:me|nos) (?:tiene|tienen|mantiene|mantienen) (?:aqui |encerrad|retenid|secuestrad|amenazad|atrapad|contra|a la fuerza|bajo llave)`,
  String.raw`no (?:me|nos) dejan? (?:ir|irme|irnos|salir|llamar|hablar|dormir|comer|escapar|en paz)`,
  String.raw`no (?:puedo|podemos) (?:salir|irme|irnos|escapar|escaparme|huir|volver a casa)`,
  String.raw`contra (?:mi|nuestra) voluntad`,
  String.raw`(?:me|nos) (?:quito|quitaron|quita|quitan) (?:el|mi|los|mis|nuestros) (?:pasaporte|papeles|documentos|telefono|celular|identificacion)`,
  String.raw`(?:quiero|queria|voy a) (?:morir|morirme|matarme|quitarme la vida|hacerme dano)|suicidar(?:me)?|acabar con mi vida`,
];

// At the beginning of a word, in both languages: a person may write in either on every page.
const DANGER = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${[...english, ...spanish].join("|")})`, "u");

/** Whether somebody says in a text that they are in danger now. It may be wrong, in both directions. */
export function saysDanger(text: string): boolean {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’ʼ`´]/gu, "'")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
  return DANGER.test(plain);
}
