/** "-", "•", "o", "➢", an asterisk that OCR took for "+" or "x", and glyphs of symbol fonts, which have no character of their own (U+F0B7 is Word's bullet). */
const MARK = /^(?:[-‐‑‒–—−•◦▪▫■□●○◘◆◇►▶▸‣⁃∙·*»›>✓✔➢➤❖§¤+×\uE000-\uF8FF]|[ox])$/u;
/** "2)", "a)", "A)", "(3)" */
export const BRACKETED = /^(?:\d{1,2}\)|[a-zæøå]\)|\(\d{1,2}\))$/iu;
/** "1." */
export const NUMBERED = /^\d{1,2}\.$/;

/** Whether a word marks what stands behind it as a bullet. */
export const isBulletMark = (text: string): boolean => MARK.test(text) || BRACKETED.test(text) || NUMBERED.test(text);
