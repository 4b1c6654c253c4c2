import { foldWords } from './fold-words.ts'

/**
 * Words that reveal the kind of an organisation, compared after folding. `parts` match anywhere in
 * the name, because many languages write compounds as one word; `words` match whole words;
 * `endings` match only the last words, because elsewhere they mean something else.
 */
export interface WordList {
  readonly parts?: readonly string[]
  /** Each surrounded by spaces, for hasWord(). */
  readonly words?: readonly string[]
  /** Surrounded by spaces, too. */
  readonly endings?: readonly string[]
}

const list = (text: string) => text.split(',').map(foldWords)
const spacedList = (text: string) => list(text).map((word) => ` ${word} `)

/** Universities and colleges of higher education. */
export const higherEducationWords: WordList = {
  parts: list(
    'universi, univerzi, uniwersy, yliopist, egyetem, panepist, πανεπιστ, hochschul, hogeschool, hogskol, hogskul, hojskole, polytech, politech, politecn, politehn, korkeakoul, ammattikorkea, университет, університет, институт, 大学, 大學, 대학교, جامعة, אוניברסיט, विश्वविद्यालय, มหาวิทยาลัย, dai hoc',
  ),
  words: spacedList('institute of technology, community college, graduate school, business school'),
}

/** Schools for children and young people. */
export const schoolWords: WordList = {
  parts: list(
    'grundschul, realschul, gesamtschul, mittelschul, oberschul, volksschul, basisschool, grunnskol, grundskol, folkeskol, peruskoul, alakoul, gimnaz, gymnasi, gymnaz, kindergart, licej, liceo, liceum, szkola podstaw, skola zakladni, iskola, школа, гимнази, лицей, 小学, 小學, 中学, 中學, 高等学校, 高校, 幼稚園, 幼儿园, 초등학교, 중학교, 고등학교, 유치원, مدرسة, בית ספר',
  ),
  words: spacedList(
    'primary school, elementary school, middle school, high school, secondary school, infant school, junior school, grammar school, preparatory school, primary, elementary, preschool, nursery school, school district, public schools, unified school district, escola basica, escola secundaria, agrupamento de escolas, ecole primaire, ecole elementaire, ecole maternelle, collegio, colegio, lycee, istituto comprensivo, scuola primaria, scuola media, instituto de educacion secundaria, ies, zakladni skola, zs',
  ),
}

/** Other educational institutions. */
export const educationWords: WordList = {
  parts: list(
    'school, schule, skola, skole, skolan, szkol, okul, koulu, colleg, ecole, escola, escuela, scuola, academ, akadem, seminar, fakult, facult, 学校, 學校, 学院, 學院, 학교, كلية, معهد, מכללה, विद्यालय, โรงเรียน, академи, училищ',
  ),
  words: spacedList('truong, instituto, istituto'),
}

export const libraryWords: WordList = {
  parts: list(
    'librar, bibliothe, bibliotek, bibliotec, kirjasto, knihovn, konyvtar, 图书馆, 圖書館, 図書館, 도서관, библиотек, مكتبة, ספריי',
  ),
}

export const museumWords: WordList = {
  parts: list(
    'museum, musee, museo, museu, muzeum, muzeu, muzej, 博物, 美術館, 美术馆, 박물관, 미술관, музе, متحف, מוזיאון',
  ),
  words: spacedList('gallery, galleria, galerie'),
}

/** Bodies affiliated with an institution, often on its domain, that are not the institution. */
export const affiliateWords: WordList = {
  parts: list('studentenwerk, studierendenwerk, klinik, hospital, krankenhaus'),
  words: spacedList(
    'alumni, students union, student union, union of students, association, society, fraternity, sorority, club, foundation, stiftung, fondation, fundacion, fundacao, press, verlag, clinic, medical center, credit union, incubator, accelerator, spin off, spinoff, spin out, bookstore, conference centre, press office',
  ),
}

/** Legal forms and trades of firms. */
export const firmWords: WordList = {
  parts: list('株式会社, 有限公司, 股份, 주식회사'),
  words: spacedList(
    'ltd, limited, llc, llp, inc, incorporated, corp, plc, gmbh, ggmbh, sarl, srl, bvba, oyj, aps, lda, ltda, pty, pte, sp z o o, ооо, зао, оао, holding, holdings, consulting, consultants, consultancy, solutions, software, technologies, trading, ventures, insurance, bank, publishing, publishers, studios, hotel, restaurant, airlines, motors, logistics, catering, marketing, driving school, shop, store, outlet',
  ),
  endings: spacedList(
    'ag, kg, ohg, ug, se, sa, sas, spa, s p a, bv, b v, nv, n v, ab, as, oy, co, company, group, sl, s l, kk, services',
  ),
}

/** Checks that a folded name has a word of the list. */
export function hasWord(folded: string, words: WordList): boolean {
  const spaced = ` ${folded} `
  return (
    (words.parts ?? []).some((part) => folded.includes(part)) ||
    (words.words ?? []).some((word) => spaced.includes(word)) ||
    (words.endings ?? []).some((word) => spaced.endsWith(word))
  )
}
