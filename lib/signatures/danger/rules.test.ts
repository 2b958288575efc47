import { expect, test } from "vitest";

import { saysDanger } from "./rules";

test.each([
  "I am in danger",
  "I'm still in danger, please call",
  "Please help me.",
  "HELP ME",
  "Please help us!",
  "help me he is coming back",
  "I don’t feel safe at home",
  "We are not safe here",
  "He won't let me leave",
  "they took my passport and I can't leave",
  "My boyfriend is forcing me to do this",
  "she makes me work every night",
  "He said he'll kill me if I tell",
  "They are going to hurt my sister and me. They will hurt us",
  "I am being held against my will",
  "I need help right now",
  "I'm being trafficked",
  "i   want to\ndie",
  "Estoy en peligro",
  "ayúdenme por favor",
  "AYÚDAME",
  "Necesito ayuda urgente",
  "No me deja salir de la casa",
  "No puedo escapar, me tienen encerrada",
  "Me quitaron el pasaporte",
  "Mi novio me obliga a hacerlo",
  "Me quiere matar",
  "Dice que va a matarme",
  "Temo por mi vida",
  "Estoy aquí contra mi voluntad",
  "No me siento segura aquí",
  "Quiero morir",
])("%j says that somebody is in danger", (comment) => {
  expect(saysDanger(comment)).toBe(true);
});

test.each([
  "",
  "Please act now. Children need safe harbor.",
  "I was sold as a child, and no law protected me.",
  "As a survivor I ask you to vote for this law.",
  "Please help us pass this bill.",
  "Children in danger need help, not charges.",
  "I work with young people who were forced to sell drugs.",
  "The police hurt their trust.",
  "I am a teacher in Dangerfield, Texas.",
  "I am safe now, thanks to a shelter.",
  "My daughter was threatened years ago.",
  "I am not sure that lawmakers read this.",
  "Por favor, aprueben esta ley.",
  "De niña me vendieron y ninguna ley me protegió.",
  "Los menores en peligro necesitan ayuda, no cargos.",
  "No estoy seguro de que lean esto.",
  "Trabajo con jóvenes que fueron obligados a vender drogas.",
  "Quiero que la ley ayude a las víctimas.",
])("%j says nothing of the kind", (comment) => {
  expect(saysDanger(comment)).toBe(false);
});

test("a long comment is read in a moment", () => {
  const began = performance.now();
  saysDanger("i am really ".repeat(90));
  saysDanger("they they my my ".repeat(70));
  expect(performance.now() - began).toBeLessThan(200);
});
