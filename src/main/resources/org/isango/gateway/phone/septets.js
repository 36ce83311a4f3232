// What a screen or text costs on the air: one septet a letter, two for the extension table.
const ONE =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡" +
  "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const TWO = "^{}\\[~]|€\f";

export const septets = (text) =>
  [...text].reduce((sum, letter) => sum + (TWO.includes(letter) ? 2 : 1), 0);

/** The letters that no basic phone can show, each once. */
export const unshowable = (text) => [
  ...new Set([...text].filter((letter) => !ONE.includes(letter) && !TWO.includes(letter))),
];

/** How many SMS carry the text: 160 septets alone, 153 each when joined. */
export const segments = (text) => {
  const n = septets(text);
  return n <= 160 ? 1 : Math.ceil(n / 153);
};
