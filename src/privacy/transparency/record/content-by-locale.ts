import type { ByLocale } from "../locale.js";
import type { ContentWords } from "./content-words.js";
import { ENGLISH_CONTENT } from "./content-words-en.js";
import { FRENCH_CONTENT } from "./content-words-fr.js";

/** Texts of a record in each language. */
export const CONTENT_WORDS: ByLocale<ContentWords> = { en: ENGLISH_CONTENT, fr: FRENCH_CONTENT };
