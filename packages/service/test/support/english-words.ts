import { vettingReasonTexts } from '@accredit/contract'

/** Words that no Portuguese text has, whatever it is about. */
const english = new Set(
  `address after already an and another any anybody application are ask at be because been before by
    can cannot case changed checked code could customer day days domain due each every file folder found
    from give had has have hour hours how is it its key line lines missing must name nobody not nothing
    number of only partner reason request requests row rows run sealed second service should signed
    somebody state store than that the their them then there they this unknown until verdict wait
    waiting was website were what when where which who whom why will with would your`.split(/\s+/),
)

/** Texts that stay as they are in every language: published reasons, names, commands, options, addresses, ids. */
const asTheyAre = [
  // The longest first, since one begins with another.
  ...vettingReasonTexts
    .toSorted((a, b) => b.length - a.length)
    .map((text) => new RegExp(text, 'gi')),
  /"?accredit( [a-z-]+)+/g,
  /\b[\da-f]{8}-[\da-f-]{27}\b/g,
  /--[a-z][a-z-]*( <[a-z=-]+>)?/g,
  /\b[A-Z]+_[A-Z_]+\b/g,
  /\S*[/@\\]\S*/g,
  /\b[\w-]+\.(ts|json|yaml|pem|key|sqlite|test)\b/g,
  /\bPartner Center\b|\bApp-only\b|\bRetry-After\b|\bJSON Lines\b|"Backup and Restore"/g,
  /\b[a-z]+(-[a-z\d]+)+\b/g,
]

/**
 * The English words in a text that should have none.
 * @param known further texts that stay as they are, such as customers' names
 */
export function findEnglish(text: string, known: readonly string[] = []): string[] {
  let rest = text
  for (const each of known) rest = rest.replaceAll(each, ' ')
  for (const each of asTheyAre) rest = rest.replaceAll(each, ' ')
  const found = rest.match(/\p{L}+/gu) ?? []
  return [...new Set(found.map((word) => word.toLowerCase()))].filter((word) => english.has(word))
}
